import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTextFile, type Text } from './file';

/** The texts that every bot has, whatever its flows. */
export const houseNamespaces = ['house', 'repair', 'handoff', 'chat', 'console'] as const;

/** A text with the file that it comes from. */
export interface PlacedText extends Text {
  readonly file: string;
}

/** All texts of one bot in one language: namespace → key → text. */
interface Bundle {
  readonly namespaces: ReadonlyMap<string, ReadonlyMap<string, PlacedText>>;
  readonly problems: readonly Problem[];
}

/** Something to put right in a text file. */
export interface Problem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
  readonly cure: string;
}

/**
 * Reads `<directory>/<locale>/{house,repair,handoff,chat,console}.json` and all of `<directory>/<locale>/<bot>/*.json`. A file of the bot
 * that is named like one of the house's puts its texts over them.
 */
export const readBundle = (directory: string, bot: string, locale: string): Bundle => {
  const namespaces = new Map<string, Map<string, PlacedText>>();
  const problems: Problem[] = [];

  const read = (file: string, namespace: string): void => {
    if (!existsSync(file)) return void problems.push(missingFile(file));
    const { texts, faults } = readTextFile(readFileSync(file, 'utf8'));
    const known = namespaces.get(namespace) ?? new Map<string, PlacedText>();
    for (const [key, text] of texts) known.set(key, { ...text, file });
    namespaces.set(namespace, known);
    problems.push(...faults.map((fault) => ({ file, ...fault })));
  };

  for (const namespace of houseNamespaces) read(join(directory, locale, `${namespace}.json`), namespace);
  const own = join(directory, locale, bot);
  for (const name of existsSync(own) ? readdirSync(own).sort() : []) {
    if (name.endsWith('.json')) read(join(own, name), name.slice(0, -'.json'.length));
  }
  return { namespaces, problems };
};

export const missingFile = (file: string): Problem => ({
  file,
  line: 1,
  message: 'the file is missing',
  cure: 'Write it: copy the file of another language and translate its texts.',
});
