import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Flow } from '../flows/engine/flow';
import { lint } from '../flows/engine/lint/lint';
import type { ActionContract } from '../flows/engine/lint/world';
import { parseFlow } from '../flows/engine/parse';
import { rules } from '../handoff/rules';
import { readBundle } from '../locales/bundle';
import { checkTexts } from '../locales/check';
import { type Corpus, CorpusError } from '../nlp-models/triage/corpus';
import { readCorpora } from '../nlp-models/triage/read-corpora';
import type { Action } from './action';
import type { BotProblem } from './bot-problem';
import type { BotDefinition } from './define-bot';
import { queueProblems } from './queue-problems';

/** Everything that can be said about a bot without running it: its flows, texts, examples, rules and whether they fit together. */
export const checkBot = async (
  definition: BotDefinition,
  actions: readonly Action[],
): Promise<{ readonly flows: readonly Flow[]; readonly problems: readonly BotProblem[] }> => {
  const { directory, name, locales, queues } = definition;
  const textsFolder = join(directory, definition.texts);
  const written = readFlows(join(directory, definition.flows));
  const flows = written.flatMap(({ flow }) => (flow ? [flow] : []));
  const corpora = await corporaOf(join(directory, definition.triage), locales);
  const namespaces = new Map(locales.map((locale) => [locale, readBundle(textsFolder, name, locale).namespaces]));
  const problems: BotProblem[] = [
    ...written.flatMap((parsed) => parsed.problems),
    ...corpora.problems,
    ...checkTexts({ directory: textsFolder, bot: name, locales, channels: doors }),
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
    ...lint(flows, {
      locales,
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
  return { flows, problems: problems.map((problem) => ({ ...problem, file: shortened(directory, problem.file) })) };
};

/** The doors whose own wording a text may have (`ask_whatsapp`). */
const doors = ['whatsapp', 'messenger', 'instagram', 'webchat', 'terminal'];

const readFlows = (folder: string): readonly { readonly flow: Flow | null; readonly problems: readonly BotProblem[] }[] => {
  if (!existsSync(folder)) {
    const cure = "Make it, or correct the bot's directory and its `flows`.";
    return [{ flow: null, problems: [{ file: folder, line: 0, message: 'the folder of the flows is not there', cure }] }];
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

const ruleProblems = (definition: BotDefinition, corpora: readonly Corpus[]): readonly BotProblem[] => {
  const queues = definition.queues.map((queue) => queue.name);
  const intents = new Set(corpora.flatMap((corpus) => [...corpus.intents.keys()]));
  return definition.handoff(rules).flatMap((rule): BotProblem[] => {
    const at = { file: `bot "${definition.name}", handoff`, line: 0 };
    const unknown = rule.kind !== 'notUnderstood' && corpora.length > 0 ? rule.intents.filter((intent) => !intents.has(intent)) : [];
    return [
      ...unknown.map((intent) => ({
        ...at,
        message: `there is no intent "${intent}"`,
        cure: `Write examples for it, or use one of ${[...intents].join(', ')}.`,
      })),
      ...(queues.includes(rule.queue)
        ? []
        : [{ ...at, message: `there is no queue "${rule.queue}"`, cure: `Declare it, or use one of ${queues.join(', ')}.` }]),
    ];
  });
};

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
