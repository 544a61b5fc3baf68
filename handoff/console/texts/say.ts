import { formats } from '../../../bots/server/window-parts/formats';
import type english from '../../../locales/en/console.json';

type Key = keyof typeof english;
/** A text of the window; of one that counts, its name without the plural form. */
export type TextKey = Key extends infer One
  ? One extends `${infer Group}_other`
    ? Group
    : One extends `${string}_one`
      ? never
      : One
  : never;
export type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

/** Says a text of the window in its language; `{{name}}` takes its value, `count` chooses the plural form. A text that is missing shows its key. */
export const sayFrom =
  (texts: Readonly<Record<string, string>>, locale: string): Say =>
  (key, values = {}) => {
    const form = typeof values.count === 'number' ? formats.plural(locale, {}).select(values.count) : 'other';
    const text = texts[`${key}_${form}`] ?? texts[key] ?? texts[`${key}_other`] ?? key;
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? '…'));
  };
