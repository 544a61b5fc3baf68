import type { Flow } from '../../flows/engine/flow';
import { didYouMean } from '../../flows/engine/nearest';
import type { checkBot } from '../check/check-bot';
import type { BotProblem } from '../definition/bot-problem';
import { UsageError } from './command';

/**
 * The flows of a bot that a command is about: the one that is named, or all; `unread`: what keeps others from being read.
 * @throws UsageError for a flow that is not there, and for more than one name
 */
export const flowsNamed = (
  { flows, problems }: Pick<Awaited<ReturnType<typeof checkBot>>, 'flows' | 'problems'>,
  names: readonly string[],
): { readonly flows: readonly Flow[]; readonly unread: readonly BotProblem[] } => {
  const [name, ...more] = names;
  if (more.length > 0) throw new UsageError('Name one flow, or none for all.');
  const isRead = (file: string): boolean => flows.some((flow) => flow.file === file);
  const unread = problems.filter(({ file }) => file.endsWith('.flow.yaml') && !isRead(file));
  if (name === undefined) return { flows, unread };
  const flow = flows.find((one) => one.name === name);
  if (flow) return { flows: [flow], unread: [] };
  if (unread.length > 0) return { flows: [], unread };
  const known = flows.map((one) => one.name);
  throw new UsageError(`There is no flow "${name}". ${didYouMean(name, known)}`);
};
