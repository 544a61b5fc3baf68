/**
 * The browser's own formats, each made once: to make one takes longer than everything else about drawing a line, and a window
 * that is drawn anew many times a second writes many times of day.
 */
const remembered = <Options extends object, Format>(
  make: (locale: string, options: Options) => Format,
): ((locale: string, options: Options) => Format) => {
  const made = new Map<string, Format>();
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const format = made.get(key) ?? make(locale, options);
    made.set(key, format);
    return format;
  };
};

export const formats = {
  dateTime: remembered((locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options)),
  number: remembered((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options)),
  plural: remembered((locale, options: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options)),
  languageName: remembered((locale, options: Intl.DisplayNamesOptions) => new Intl.DisplayNames([locale], options)),
};
