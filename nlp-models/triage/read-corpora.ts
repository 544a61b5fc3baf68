import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Corpus, CorpusError, type CorpusProblem } from './corpus';
import { parseCorpus } from './parse-corpus';

/** Reads `<directory>/<locale>.intents.yaml` for each locale, as far as they can be read, and tells all that is wrong with them. */
export async function checkCorpora(
  directory: string,
  locales: readonly string[],
): Promise<{ readonly corpora: readonly Corpus[]; readonly problems: readonly CorpusProblem[] }> {
  const read = await Promise.all(locales.map((locale) => readCorpus(directory, locale)));
  const corpora = read.flatMap(({ corpus }) => (corpus ? [corpus] : []));
  return { corpora, problems: [...read.flatMap((one) => one.problems), ...differences(directory, corpora)] };
}

/** @throws CorpusError with all that is wrong in any of them, also what one language has and another lacks. */
export async function readCorpora(directory: string, locales: readonly string[]): Promise<readonly Corpus[]> {
  const { corpora, problems } = await checkCorpora(directory, locales);
  if (problems.length > 0) throw new CorpusError(problems);
  return corpora;
}

async function readCorpus(
  directory: string,
  locale: string,
): Promise<{ readonly corpus: Corpus | null; readonly problems: readonly CorpusProblem[] }> {
  const file = corpusFile(directory, locale);
  try {
    return parseCorpus({ file, locale, text: await readFile(file, 'utf8') });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { corpus: null, problems: [{ file, line: 1, message: `is missing. Write it, or take "${locale}" out of the bot's locales.` }] };
  }
}

const corpusFile = (directory: string, locale: string): string => join(directory, `${locale}.intents.yaml`);

function differences(directory: string, corpora: readonly Corpus[]): CorpusProblem[] {
  const [first, ...others] = corpora;
  if (!first) return [];
  return others.flatMap((other) => [
    ...lacking(directory, first, other),
    ...lacking(directory, other, first),
    ...(sameMembers(first.sensitive, other.sensitive)
      ? []
      : [
          {
            file: corpusFile(directory, other.locale),
            line: 1,
            message: `has other intents under "sensitive:" than ${first.locale}. Make the lists alike.`,
          },
        ]),
  ]);
}

const lacking = (directory: string, from: Corpus, to: Corpus): CorpusProblem[] =>
  [...from.intents.keys()]
    .filter((intent) => !to.intents.has(intent))
    .map((intent) => ({
      file: corpusFile(directory, to.locale),
      line: 1,
      message: `lacks the intent "${intent}" that ${from.locale} has. Add examples for it.`,
    }));

const sameMembers = (left: ReadonlySet<string>, right: ReadonlySet<string>): boolean =>
  left.size === right.size && [...left].every((member) => right.has(member));
