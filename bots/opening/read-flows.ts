import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Flow } from '../../flows/engine/flow';
import { parseFlow } from '../../flows/engine/parse';
import type { BotProblem } from '../definition/bot-problem';

/** The flows of a folder, `*.flow.yaml`. `drafts`: what could be read of those that cannot be run yet. */
export const readFlows = (
  folder: string,
): { readonly flows: readonly Flow[]; readonly drafts: readonly Flow[]; readonly problems: readonly BotProblem[] } => {
  if (!existsSync(folder)) {
    const cure = "Make it, or correct the bot's directory and its `flows`.";
    return { flows: [], drafts: [], problems: [{ file: folder, line: 0, message: 'the folder of the flows is not there', cure }] };
  }
  const files = readdirSync(folder).sort();
  const parsed = files
    .filter((file) => file.endsWith('.flow.yaml'))
    .map((file) => parseFlow(readFileSync(join(folder, file), 'utf8'), join(folder, file)));
  return {
    flows: parsed.flatMap(({ flow }) => flow ?? []),
    drafts: parsed.flatMap(({ flow, draft }) => (flow === null && draft !== null ? [draft] : [])),
    problems: [...parsed.flatMap(({ problems }) => problems), ...files.filter(isMisnamed).map((file) => misnamed(folder, file))],
  };
};

const isMisnamed = (file: string): boolean => /\.ya?ml$/i.test(file) && !/\.(?:flow|test)\.yaml$/.test(file);

const misnamed = (folder: string, file: string): BotProblem => ({
  file: join(folder, file),
  line: 0,
  message: 'is not read: flows, and their tests, are known by the end of their name',
  cure: `Call it ${file.replace(/(\.flow|\.test)?\.ya?ml$/i, (end) => (/test/i.test(end) ? '.test.yaml' : '.flow.yaml'))}, or put it elsewhere.`,
});
