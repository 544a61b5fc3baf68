const rightToLeft: readonly string[] = ['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'];

/** The direction in which a language is written. Not every browser's Intl.Locale can tell. */
export const directionOf = (locale: string): 'ltr' | 'rtl' => (rightToLeft.includes(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr');
