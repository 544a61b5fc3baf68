/** An approved text with `{{name}}` for each of its placeholders. */
export interface Template {
  readonly name: string;
  readonly text: string;
  readonly placeholders: readonly string[];
}

/** `request_settled` → `Request settled`: names at the channel's service are made of small letters and underscores. */
export const nameInWords = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');

/** As it will be read; what has no value yet keeps its name. */
export const filled = ({ text }: Template, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name]?.trim() || `[${nameInWords(name)}]`);
