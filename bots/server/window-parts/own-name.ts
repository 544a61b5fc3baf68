import { formats } from './formats';

/** What a language calls itself. */
export const ownName = (locale: string): string => {
  const name = formats.languageName(locale, { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
};
