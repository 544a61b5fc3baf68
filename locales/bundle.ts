import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTextFile, type Text } from './file';

/** The texts that every bot has, whatever its flows. */
export const houseNamespaces = ['house', 'repair', 'handoff', 'chat', 'console'] as const;

/** The language that the house's texts are written in first: it has them all. */
export const firstLanguage = 'en';

/** Where the texts of one bot are. */
export interface TextPlaces {
  /** The folder of the house's own texts, `<locale>/<namespace>.json`, in the languages that it has. */
  readonly house: string;
  /** The folder of the bot's, `<locale>/<bot>/<namespace>.json`. */
  readonly directory: string;
  readonly bot: string;
}

/** A text with the file that it comes from. */
export interface PlacedText extends Text {
  readonly file: string;
}

/** All texts of one bot in one language: namespace → key → text. */
interface Bundle {
  readonly namespaces: ReadonlyMap<string, ReadonlyMap<string, PlacedText>>;
  /** Namespaces with a broken file: nobody knows what else is in them. */
  readonly broken: ReadonlySet<string>;
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

/** Reads the house's texts, and lays the bot's over them: key by key in a file of the same name, and all of its other files. */
export const readBundle = (places: TextPlaces, locale: string): Bundle => {
  const namespaces = new Map<string, Map<string, PlacedText>>();
  const broken = new Set<string>();
  const problems: Problem[] = [];

  const read = (file: string, namespace: string): void => {
    const { texts, whole, faults } = readTextFile(readFileSync(file, 'utf8'));
    if (!whole) broken.add(namespace);
    const known = namespaces.get(namespace) ?? new Map<string, PlacedText>();
    for (const [key, text] of texts) known.set(key, { ...text, file });
    namespaces.set(namespace, known);
    problems.push(...faults.map((fault) => ({ file, ...fault })));
  };

  for (const namespace of houseNamespaces) {
    const file = join(places.house, locale, `${namespace}.json`);
    if (existsSync(file)) read(file, namespace);
  }
  const own = join(places.directory, locale, places.bot);
  for (const name of existsSync(own) ? readdirSync(own).sort() : []) {
    if (name.endsWith('.json')) read(join(own, name), name.slice(0, -'.json'.length));
  }
  const missing = houseNamespaces.filter((namespace) => !namespaces.has(namespace));
  return { namespaces, broken, problems: [...problems, ...missing.map((namespace) => missingOfHouse(places, locale, namespace))] };
};

export const houseSpeaks = ({ house }: TextPlaces, locale: string): boolean => existsSync(join(house, locale));

/** The bot's own file of a namespace. */
export const ownFile = ({ directory, bot }: TextPlaces, locale: string, namespace: string): string =>
  join(directory, locale, bot, `${namespace}.json`);

const missingOfHouse = (places: TextPlaces, locale: string, namespace: string): Problem => ({
  file: ownFile(places, locale, namespace),
  line: 1,
  message: `the file is missing, and the house has no texts in '${locale}'`,
  cure: `Write it: copy ${join(places.house, firstLanguage, `${namespace}.json`)} and translate its texts.`,
});
