import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Flow } from '../flows/engine/flow';
import { lint } from '../flows/engine/lint/lint';
import type { ActionContract } from '../flows/engine/lint/world';
import { parseFlow } from '../flows/engine/parse';
import { ownFile, readBundle } from '../locales/bundle';
import { checkTexts } from '../locales/check';
import { type Corpus, CorpusError } from '../nlp-models/triage/corpus';
import { readCorpora } from '../nlp-models/triage/read-corpora';
import type { Action } from './action';
import type { BotProblem } from './bot-problem';
import type { BotDefinition } from './define-bot';
import { houseDoors } from './house-doors';
import { houseTexts } from './house-texts';
import { queueProblems } from './queue-problems';
import { ruleProblems } from './rule-problems';

/** Everything that can be said about a bot without running it: its flows, texts, examples, rules and whether they fit together. */
export const checkBot = async (
  definition: BotDefinition,
  actions: readonly Action[],
): Promise<{ readonly flows: readonly Flow[]; readonly problems: readonly BotProblem[] }> => {
  const { directory, name, locales, queues } = definition;
  const texts = { house: houseTexts, directory: join(directory, definition.texts), bot: name };
  const written = readFlows(join(directory, definition.flows));
  const flows = written.flatMap(({ flow }) => (flow ? [flow] : []));
  const corpora = await corporaOf(join(directory, definition.triage), locales);
  const namespaces = new Map(locales.map((locale) => [locale, readBundle(texts, locale).namespaces]));
  const channels = [...channelsOfHouse, ...(definition.channels ?? []).map((door) => door.name)];
  const problems: BotProblem[] = [
    ...written.flatMap((parsed) => parsed.problems),
    ...corpora.problems,
    ...(existsSync(texts.directory) ? checkTexts({ ...texts, locales, channels }) : [missingFolder('texts', texts.directory)]),
    ...corpora.read.flatMap(({ locale, intents }) =>
      [...intents.keys()]
        .filter((intent) => !namespaces.get(locale)?.get('intents')?.has(intent))
        .map((intent) => untitled(intent, locale, ownFile(texts, locale, 'intents'))),
    ),
    ...ruleProblems(definition, corpora.read),
    ...queues.flatMap(queueProblems),
    ...twice(
      'action',
      actions.map((action) => action.name),
    ),
    ...twice(
      'queue',
      queues.map((queue) => queue.name),
    ),
    ...twice(
      'flow',
      flows.map((flow) => flow.name),
    ),
    ...channels.filter((name) => !/^[a-z][a-z0-9-]*$/.test(name)).map(misnamed),
    ...twice('channel', channels),
    ...lint(flows, {
      locales,
      channels,
      actions: actions.map(contractOf),
      queues: queues.map((queue) => queue.name),
      intents: Object.fromEntries(
        corpora.read.map((corpus) => [
          corpus.locale,
          Object.fromEntries([...corpus.intents].map(([intent, examples]) => [intent, examples.length])),
        ]),
      ),
      texts: (locale, namespace) =>
        Object.fromEntries([...(namespaces.get(locale)?.get(namespace) ?? [])].map(([key, { text }]) => [key, text])),
    }),
  ];
  const near = problems.map((problem) => ({
    ...problem,
    file: shortened(directory, problem.file),
    cure: problem.cure.replaceAll(`${directory}${sep}`, ''),
  }));
  return { flows, problems: near };
};

const channelsOfHouse = [...houseDoors.map((door) => door.name), 'webchat'];

const misnamed = (name: string): BotProblem => ({
  file: `channel "${name}"`,
  line: 0,
  message: 'has a name that cannot stand in an address, a flow and a key of a text',
  cure: 'Use small letters, digits and dashes, a letter first.',
});

const missingFolder = (of: 'flows' | 'texts', folder: string): BotProblem => ({
  file: folder,
  line: 0,
  message: `the folder of the ${of} is not there`,
  cure: `Make it, or correct the bot's directory and its \`${of}\`.`,
});

/** Any intent may be asked about: "Did you mean one of these?" */
const untitled = (intent: string, locale: string, file: string): BotProblem => ({
  file,
  line: 0,
  message: `the intent "${intent}" has no title in "${locale}"`,
  cure: 'Write what stands on its button, in at most 20 characters.',
});

const readFlows = (folder: string): readonly { readonly flow: Flow | null; readonly problems: readonly BotProblem[] }[] => {
  if (!existsSync(folder)) {
    return [{ flow: null, problems: [missingFolder('flows', folder)] }];
  }
  const files = readdirSync(folder).filter((file) => file.endsWith('.flow.yaml'));
  return files.sort().map((file) => parseFlow(readFileSync(join(folder, file), 'utf8'), join(folder, file)));
};

const corporaOf = async (
  folder: string,
  locales: readonly string[],
): Promise<{ readonly read: readonly Corpus[]; readonly problems: readonly BotProblem[] }> => {
  try {
    return { read: await readCorpora(folder, locales), problems: [] };
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    return { read: [], problems: error.problems.map((problem) => ({ cure: '', ...problem })) };
  }
};

const contractOf = ({ name, effect, outcomes, input }: Action): ActionContract => ({
  name,
  effect,
  outcomes,
  inputs: Object.entries(input.shape).map(([field, type]) => ({ name: field, optional: type.safeParse(undefined).success })),
});

const twice = (what: string, names: readonly string[]): readonly BotProblem[] =>
  [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => ({
    file: `${what} "${name}"`,
    line: 0,
    message: 'is there twice',
    cure: 'Rename one of the two.',
  }));

const shortened = (directory: string, file: string): string => {
  const near = relative(directory, file);
  return file.startsWith(directory) && !near.startsWith('..') ? near : file;
};
