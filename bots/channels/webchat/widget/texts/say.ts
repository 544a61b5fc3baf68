import type english from '../../../../../locales/en/chat.json';

export type TextKey = keyof typeof english;
export type Say = (key: TextKey, values?: Readonly<Record<string, string>>) => string;

/** Says a text of the page in its language; `{{name}}` takes its value. A text that is missing shows its key. */
export const sayFrom =
  (texts: Readonly<Record<string, string>>): Say =>
  (key, values = {}) =>
    (texts[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '…');
