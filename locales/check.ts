import { firstLanguage, houseNamespaces, houseSpeaks, ownFile, type PlacedText, type Problem, readBundle, type TextPlaces } from './bundle';
import { placeholders, textFormats } from './placeholders';

type Namespace = ReadonlyMap<string, PlacedText>;
/** One namespace in one language. */
interface Spoken {
  readonly locale: string;
  readonly texts: Namespace | undefined;
}

/**
 * Everything that can be said about a bot's texts without running it, all at once. `channels`: the doors whose own wordings
 * (`ask_whatsapp`) one language may have and another may do without.
 */
export const checkTexts = (
  of: TextPlaces & { readonly locales: readonly string[]; readonly channels: readonly string[] },
): readonly Problem[] => {
  const bundles = of.locales.map((locale) => ({ locale, ...readBundle(of, locale) }));
  const problems = bundles.flatMap((bundle) => bundle.problems);
  const namespaces = new Set(bundles.flatMap((bundle) => [...bundle.namespaces.keys()]));
  // A bot that does not speak the first language has its texts of the house compared with it all the same.
  const first = of.locales.includes(firstLanguage) ? null : readBundle(of, firstLanguage);

  for (const namespace of namespaces) {
    // What a broken file lacks may stand behind the fault; the others are compared with it when it is mended.
    const isBroken = bundles.some(({ broken }) => broken.has(namespace));
    const isHouse = houseNamespaces.some((name) => name === namespace);
    const spoken = bundles.map((bundle): Spoken => ({ locale: bundle.locale, texts: bundle.namespaces.get(namespace) }));
    const compared = first && isHouse ? [{ locale: firstLanguage, texts: first.namespaces.get(namespace) }, ...spoken] : spoken;
    for (const { locale, texts } of spoken) {
      if (texts !== undefined) {
        const own = isHouse && !houseSpeaks(of, locale) ? ownFile(of, locale, namespace) : null;
        problems.push(...emptyTexts(texts), ...unknownFormats(texts));
        if (!isBroken) problems.push(...missingPlurals(texts, locale), ...missingKeys(texts, locale, compared, of.channels, own));
      }
      // A missing file of the house was reported when it was read.
      else if (!isHouse) problems.push(missingFile(ownFile(of, locale, namespace)));
    }
    if (!isBroken) problems.push(...differingPlaceholders(compared, of.channels));
  }
  return problems.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
};

const missingFile = (file: string): Problem => ({
  file,
  line: 1,
  message: 'the file is missing',
  cure: 'Write it: copy the file of another language and translate its texts.',
});

const emptyTexts = (texts: Namespace): Problem[] =>
  [...texts]
    .filter(([, { text }]) => text.trim() === '')
    .map(([key, { file, line }]) => ({
      file,
      line,
      message: `'${key}' is empty`,
      cure: 'Write the text, or delete the key in all languages.',
    }));

/** What i18next would pass over without a word. */
const unknownFormats = (texts: Namespace): Problem[] =>
  [...texts].flatMap(([key, { text, file, line }]) =>
    placeholders(text).flatMap((placeholder) => {
      const [name, ...formats] = placeholder.split(', ');
      const unknown = formats.find((format) => !textFormats.includes(format.replace(/\(.*/, '')));
      if (unknown === undefined) return [];
      const message = `'${key}' shows '${name}' as '${unknown}', which is no form`;
      return [{ file, line, message, cure: `Use one of: ${textFormats.join(', ')}.` }];
    }),
  );

/**
 * Reported where the first language that has the text has it: a line that is not there has no number. `own`: the bot's file,
 * where it alone can have the text.
 */
const missingKeys = (
  texts: Namespace,
  locale: string,
  spoken: readonly Spoken[],
  channels: readonly string[],
  own: string | null,
): Problem[] => {
  const known = new Set([...texts.keys()].map((key) => pluralGroup(texts, key)));
  const missing = new Map<string, Problem>();
  for (const { locale: there, texts: others = new Map<string, PlacedText>() } of spoken) {
    for (const [key, { file, line }] of others) {
      const group = pluralGroup(others, key);
      if (known.has(group) || missing.has(group) || withoutChannel(others, key, channels) !== key) continue;
      const cure =
        own === null ? `Translate it in '${locale}', or delete it in '${there}' if nothing asks for it any more.` : `Write it in ${own}.`;
      missing.set(group, { file, line, message: `'${group}' has no text in '${locale}'`, cure });
    }
  }
  return [...missing.values()];
};

/** Plural forms belong together where there is an `_other`, the one form that every language has (CLDR). */
const missingPlurals = (texts: Namespace, locale: string): Problem[] => {
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  return [...texts].flatMap(([key, { file, line }]) => {
    if (!key.endsWith('_other')) return [];
    const group = pluralGroup(texts, key);
    return forms
      .filter((form) => !texts.has(`${group}_${form}`))
      .map((form) => ({
        file,
        line,
        message: `the plural form '${group}_${form}' is missing in '${locale}'`,
        cure: `Write it: '${locale}' has the forms ${forms.join(', ')}.`,
      }));
  });
};

/** Compared as groups: a plural form or a channel's wording may leave a placeholder to its siblings. */
const differingPlaceholders = (spoken: readonly Spoken[], channels: readonly string[]): Problem[] => {
  const groups = spoken.map(({ locale, texts }) => ({ locale, groups: byGroup(texts ?? new Map(), channels) }));
  const [first, ...others] = groups;
  if (first === undefined) return [];
  return others.flatMap(({ locale, groups: here }) =>
    [...here].flatMap(([key, { file, line, used }]) => {
      const there = first.groups.get(key)?.used;
      if (there === undefined) return [];
      const [mine, theirs] = [[...used].sort(), [...there].sort()];
      if (mine.join() === theirs.join()) return [];
      const message = `'${key}' has the placeholders ${shown(mine)} in '${locale}' and ${shown(theirs)} in '${first.locale}'`;
      return [{ file, line, message, cure: 'Use the same placeholders in all languages.' }];
    }),
  );
};

const byGroup = (texts: Namespace, channels: readonly string[]): Map<string, PlacedText & { used: Set<string> }> => {
  const groups = new Map<string, PlacedText & { used: Set<string> }>();
  for (const [key, text] of texts) {
    const name = pluralGroup(texts, withoutChannel(texts, key, channels));
    const group = groups.get(name) ?? { ...text, used: new Set<string>() };
    for (const placeholder of placeholders(text.text)) group.used.add(placeholder);
    groups.set(name, group);
  }
  return groups;
};

/** `waiting_one` → `waiting`, where there is a `waiting_other`. */
const pluralGroup = (texts: Namespace, key: string): string => {
  const group = key.replace(/_(zero|one|two|few|many|other)$/, '');
  return texts.has(`${group}_other`) ? group : key;
};

/** `ask_whatsapp` → `ask`, where there is an `ask`. */
const withoutChannel = (texts: Namespace, key: string, channels: readonly string[]): string => {
  const channel = channels.find((name) => key.endsWith(`_${name}`));
  const plain = channel === undefined ? key : key.slice(0, -channel.length - 1);
  return texts.has(plain) ? plain : key;
};

const shown = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.map((name) => `{{${name}}}`).join(' '));
