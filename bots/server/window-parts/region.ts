/** The same language with the reader's own country, where the browser names it: times and dates differ within a language. */
export const regionOf = (locale: string): string => navigator.languages.find((one) => one.split('-')[0] === locale) ?? locale;
