import { join, sep } from 'node:path';
import type { z } from 'zod';
import type { Flow } from '../../flows/engine/flow';
import { lint } from '../../flows/engine/lint/lint';
import type { ActionContract } from '../../flows/engine/lint/world';
import { checkCorpora } from '../../nlp-models/triage/read-corpora';
import { houseDoors } from '../channels/house-doors';
import type { Action } from '../definition/action';
import type { BotProblem } from '../definition/bot-problem';
import type { BotDefinition } from '../definition/define-bot';
import { houseTexts } from '../opening/house-texts';
import { readFlows } from '../opening/read-flows';
import { readSettings } from '../opening/read-settings';
import { readTexts } from '../opening/read-texts';
import { nearFile } from './near-file';
import { queueProblems } from './queue-problems';
import { ruleProblems } from './rule-problems';
import { textProblems } from './text-problems';

/**
 * Everything that can be said about a bot without running it: its settings, flows, texts, examples, rules and whether they fit
 * together. Where one part cannot be read, nothing is said of what the others lack in it. Files are named as in the bot's folder.
 * @param environment what its settings are read from
 * @returns `actions`: null where the settings that they are made with are wrong
 */
export const checkBot = async <Settings extends z.ZodObject>(
  definition: BotDefinition<Settings>,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly flows: readonly Flow[]; readonly actions: readonly Action[] | null; readonly problems: readonly BotProblem[] }> => {
  const { directory, name, locales, queues } = definition;
  const { settings, problems: settingProblems } = readSettings(definition, environment);
  const actions = settings && definition.actions(settings);
  const { flows, drafts, problems: flowProblems } = readFlows(join(directory, definition.flows));
  const { corpora, problems: corpusProblems } = await checkCorpora(join(directory, definition.triage), locales);
  const named = [...new Set(corpora.flatMap((corpus) => [...corpus.intents.keys()]))];
  const intents = corpora.length === locales.length ? named : null;

  const channels = [...channelsOfHouse, ...(definition.channels ?? []).map((door) => door.name)];
  const queueNames = queues.map((queue) => queue.name);

  const places = { house: houseTexts, directory: join(directory, definition.texts), bot: name };
  const texts = readTexts(places, locales);
  const contracts = actions?.map(contractOf) ?? null;
  const misfits = lint(flows, { locales, channels, actions: contracts, queues: queueNames, intents, texts }, drafts);
  // A text that belongs to nothing needs no translation either.
  const isSpare = ({ file, line }: Pick<BotProblem, 'file' | 'line'>): boolean =>
    misfits.some((misfit) => misfit.code === 'F404' && misfit.file === file && misfit.line === line);

  const problems: BotProblem[] = [
    ...settingProblems,
    ...flowProblems,
    ...corpusProblems.map((problem) => ({ cure: '', ...problem })),
    ...textProblems({ places, locales, channels, texts, intents: named }).filter((problem) => !isSpare(problem)),
    ...ruleProblems(definition, intents),
    ...queues.flatMap(queueProblems),
    ...twice('action', actions?.map((action) => action.name) ?? []),
    ...twice('queue', queueNames),
    ...channels.filter((channel) => !/^[a-z][a-z0-9-]*$/.test(channel)).map(misnamed),
    ...twice('channel', channels),
    ...misfits,
  ];
  const near = problems.map((problem) => ({
    ...problem,
    file: nearFile(directory, problem.file),
    cure: problem.cure.replaceAll(`${directory}${sep}`, ''),
  }));
  const flowsNear = flows.map((flow) => ({ ...flow, file: nearFile(directory, flow.file) }));
  return { flows: flowsNear, actions, problems: near };
};

const channelsOfHouse = [...houseDoors.map((door) => door.name), 'webchat'];

const misnamed = (name: string): BotProblem => ({
  file: `channel "${name}"`,
  line: 0,
  message: 'has a name that cannot stand in an address, a flow and a key of a text',
  cure: 'Use small letters, digits and dashes, a letter first.',
});

const contractOf = ({ name, effect, outcomes, gives, input }: Action): ActionContract => ({
  name,
  effect,
  outcomes,
  gives,
  inputs: Object.entries(input.shape).map(([field, type]) => ({ name: field, optional: type.safeParse(undefined).success })),
});

const twice = (what: string, names: readonly string[]): readonly BotProblem[] =>
  [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => ({
    file: `${what} "${name}"`,
    line: 0,
    message: 'is there twice',
    cure: 'Rename one of the two.',
  }));
