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

const languageOf = (tag: string): string | null => {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return null;
  }
};
