/**
 * The one of `locales` that comes nearest to the language that is wanted: the same, else the same language of another
 * country (`de-AT` → `de`, `pt` → `pt-BR`). Null when there is none, or when what is wanted is no BCP 47 tag.
 */
export const nearestLocale = (wanted: string, locales: readonly string[]): string | null => {
  const language = languageOf(wanted);
  if (language === null) return null;
  const same = locales.find((locale) => locale.toLowerCase() === wanted.toLowerCase());
  return same ?? locales.find((locale) => languageOf(locale) === language) ?? null;
};

const languages = new Map<string, string | null>();
/** Tags come from channels, and anybody can send any. */
const mostLanguages = 1_000;

/** Of a BCP 47 tag; null for what is none. Asked of the bot's own locales over and over, and slow to find out. */
const languageOf = (tag: string): string | null => {
  const known = languages.get(tag);
  if (known !== undefined) return known;
  const language = parsed(tag);
  if (languages.size < mostLanguages) languages.set(tag, language);
  return language;
};

const parsed = (tag: string): string | null => {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return null;
  }
};
