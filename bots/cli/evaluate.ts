import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Corpus } from '../../nlp-models/triage/corpus';
import { evaluate as judge } from '../../nlp-models/triage/evaluate';
import { type LabelledText, sample } from '../../nlp-models/triage/labelled-text';
import { parseLabelledTexts } from '../../nlp-models/triage/parse-labelled-texts';
import { readCorpora } from '../../nlp-models/triage/read-corpora';
import { type Command, UsageError } from './command';
import { whichBot } from './which-bot';

export const evaluate: Command = {
  name: 'evaluate',
  about: 'Trains triage on one set of texts, tests it on another, and prints the figures as JSON.',
  usage:
    'schalter evaluate --train FILE --test FILE [--oos FILE]… [--per-intent N --seed S] [--locale en] [--bot PATH]\n\n' +
    'FILE is csv or tsv (text, intent), or JSON of the shape {split: [[text, intent], …]} as FILE#split.',
  run: async (args, { print }) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        train: { type: 'string' },
        test: { type: 'string' },
        oos: { type: 'string', multiple: true, default: [] },
        'per-intent': { type: 'string' },
        seed: { type: 'string', default: '1' },
        locale: { type: 'string', default: 'en' },
        bot: { type: 'string' },
      },
    });
    if (values.train === undefined || values.test === undefined)
      throw new UsageError('Name what to learn from and what to test with: --train FILE --test FILE');
    const perIntent = values['per-intent'] === undefined ? undefined : whole('--per-intent', values['per-intent']);
    const seed = whole('--seed', values.seed);
    const all = await read(values.train);
    const train = perIntent === undefined ? all : sample(all, perIntent, seed);
    const { directory, triage } = whichBot(values.bot);
    const [own] = await readCorpora(join(directory, triage), [values.locale]);
    if (!own) throw new UsageError(`The bot has no corpus for "${values.locale}". Use one of its languages.`);
    const oos = await Promise.all(
      values.oos.map(async (file) => ({ file: basename(file), texts: (await read(file, '-')).map(({ text }) => text) })),
    );
    const figures = await judge({ base: baseFor(own, train), train, test: await read(values.test), oos, now: () => performance.now() });
    print(JSON.stringify({ ...figures, rssMB: Math.round(process.memoryUsage.rss() / 1e6) }));
    return 0;
  },
};

const whole = (option: string, given: string): number => {
  if (/^\d{1,9}$/.test(given)) return Number(given);
  throw new UsageError(`${option} takes a whole number, not "${given}".`);
};

/** A set of other intents than the bot's own is judged without what the bot's designers wrote for theirs. */
const baseFor = (own: Corpus, train: readonly LabelledText[]): Corpus => {
  const intents = new Set(train.map(({ intent }) => intent));
  const shared = [...intents].some((intent) => own.intents.has(intent));
  return shared ? own : { ...own, phrases: [], unsupported: [], sensitive: new Set() };
};

const read = async (named: string, intent?: string): Promise<readonly LabelledText[]> => {
  const [file = '', split] = named.split('#');
  const content = await readFile(file, 'utf8');
  // Texts without an intent stand alone on their lines.
  const bare = intent !== undefined && split === undefined && !/[\t,]/.test(content.split('\n')[0] ?? '');
  return bare
    ? content
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((text) => ({ text, intent }))
    : parseLabelledTexts(file, content, split);
};
