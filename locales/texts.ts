import { createInstance, type i18n } from 'i18next';
import { type Problem, readBundle, type TextPlaces } from './bundle';

/** A bot's texts, in all of its languages. */
export interface Texts {
  /**
   * The text of the first key that there is: give the most specific one first. A key may name another namespace:
   * `repair:cancel_ask`. The channel's own wording (`ask_whatsapp`) wins on that channel; a number `count` chooses the plural form.
   * @throws TextMissing when the language has none of the keys.
   */
  say(locale: string, namespace: string, keys: string | readonly string[], values?: Values, channel?: string): string;
  has(locale: string, namespace: string, key: string): boolean;
  /** All texts of a namespace by key, for checks; empty when there are none. */
  all(locale: string, namespace: string): Readonly<Record<string, string>>;
  /** The words by which customers call things, lower case, by thing: `{ debit: ['debit', 'ec card'] }`. Empty when there are none. */
  words(locale: string, namespace: string, key: string): Words;
}

/** What stands for the placeholders: `{{card.last4}}` reads `{ card: { last4 } }`. */
export type Values = Readonly<Record<string, unknown>>;
export type Words = Readonly<Record<string, readonly string[]>>;

export class TextMissing extends Error {
  readonly code = 'text_missing';
  constructor(locale: string, key: string) {
    super(`There is no text '${key}' in '${locale}'. Write it; 'schalter check' names all that are missing.`);
    this.name = 'TextMissing';
  }
}

export class TextsUnreadable extends Error {
  readonly code = 'texts_unreadable';
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ file, line, message, cure }) => `${file}:${line} ${message}. ${cure}`).join('\n'));
    this.name = 'TextsUnreadable';
  }
}

/**
 * Reads the texts of one bot into an i18next instance of its own. No language stands in for another: what is missing is an error.
 * `onHole` hears of a placeholder that got no value; the customer sees an ellipsis there, never the placeholder.
 * @throws TextsUnreadable with all files that are missing or broken.
 */
export const loadTexts = (
  from: TextPlaces & {
    readonly locales: readonly string[];
    readonly onHole?: (hole: { text: string; placeholder: string }) => void;
  },
): Texts => {
  const bundles = from.locales.map((locale) => ({ locale, ...readBundle(from, locale) }));
  const problems = bundles.flatMap((bundle) => bundle.problems);
  if (problems.length > 0) throw new TextsUnreadable(problems);

  const resources = Object.fromEntries(
    bundles.map(({ locale, namespaces }) => [
      locale,
      Object.fromEntries(
        [...namespaces].map(([namespace, texts]) => [namespace, Object.fromEntries([...texts].map(([key, { text }]) => [key, text]))]),
      ),
    ]),
  );
  const instance = start(resources, from.onHole);
  const all: Texts['all'] = (locale, namespace) => resources[locale]?.[namespace] ?? {};
  const wordsRead = new Map<string, Words>();

  return {
    say: (locale, namespace, keys, values = {}, channel) =>
      asItStands(resources[locale], namespace, keys, values, channel) ??
      instance.t(typeof keys === 'string' ? keys : [...keys], {
        lng: locale,
        ns: namespace,
        replace: values,
        // Values are the customer's or the bank's: nothing in them is ever a text key.
        nest: false,
        ...(channel === undefined ? {} : { context: channel }),
        ...(typeof values.count === 'number' ? { count: values.count } : {}),
      }),
    has: (locale, namespace, key) => instance.exists(key, { lng: locale, ns: namespace }),
    all,
    words: (locale, namespace, key) => {
      const place = `${locale} ${namespace} ${key}`;
      const words = wordsRead.get(place) ?? wordsOf(all(locale, namespace), `${key}.`, locale);
      wordsRead.set(place, words);
      return words;
    },
  };
};

/** Most texts have nothing to fill in: the one that i18next would choose, without the cost of asking it. Null: ask it. */
const asItStands = (
  spoken: Resources[string] | undefined,
  namespace: string,
  keys: string | readonly string[],
  { count }: Values,
  channel: string | undefined,
): string | null => {
  if (!spoken || count !== undefined) return null;
  for (const key of typeof keys === 'string' ? [keys] : keys) {
    const [of, name] = key.includes(':') ? [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)] : [namespace, key];
    const texts = spoken[of];
    const text = (channel === undefined ? undefined : texts?.[`${name}_${channel}`]) ?? texts?.[name];
    if (text !== undefined) return text.includes('{{') ? null : text;
  }
  return null;
};

type Resources = Record<string, Record<string, Record<string, string>>>;

const start = (resources: Resources, onHole?: (hole: { text: string; placeholder: string }) => void): i18n => {
  const instance = createInstance();
  // All texts are given, so this is done when it returns.
  void instance.init({
    resources,
    initAsync: false,
    lng: Object.keys(resources)[0] ?? 'en',
    fallbackLng: false,
    load: 'currentOnly',
    ns: Object.keys(Object.values(resources)[0] ?? {}),
    // Keys are flat paths here: one look-up each.
    keySeparator: false,
    nsSeparator: ':',
    ignoreJSONStructure: false,
    returnEmptyString: true,
    interpolation: { escapeValue: false },
    missingInterpolationHandler: (text: string, match: RegExpExecArray) => {
      onHole?.({ text, placeholder: match[0] });
      return '…';
    },
    parseMissingKeyHandler: (key: string, _: string | undefined, options: { lng?: string; ns?: string }) => {
      throw new TextMissing(options.lng ?? '', `${options.ns ?? ''}:${key}`);
    },
  });
  // `{{kind, named}}`: what an action's word is called here, from the namespace's own `names`; the word itself if it has no name.
  instance.services.formatter?.add('named', (word: string, locale, { ns }: { ns: string }) => {
    const name: unknown = instance.getResource(locale ?? '', ns, `names.${word}`);
    return typeof name === 'string' ? name : word;
  });
  // `{{kind, named, capital}}`: for where a line begins with it.
  instance.services.formatter?.add('capital', (text: string, locale) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1));
  return instance;
};

const wordsOf = (texts: Readonly<Record<string, string>>, group: string, locale: string): Words =>
  Object.fromEntries(
    Object.entries(texts)
      .filter(([key]) => key.startsWith(group))
      .map(([key, list]) => [
        key.slice(group.length),
        list
          .toLocaleLowerCase(locale)
          .split(',')
          .map((word) => word.trim()),
      ]),
  );
