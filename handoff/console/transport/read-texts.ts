import { call } from './call';

/** A language of the window with its texts, what intents are called in it, and the other languages that there are. */
export interface WindowTexts {
  readonly locale: string;
  readonly locales: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
  readonly intents: Readonly<Record<string, string>>;
}

/** @throws Refused, or what `fetch` throws when the server cannot be reached. */
export const readTexts = (locale: string): Promise<WindowTexts> => call('GET', `/api/desk/texts?locale=${encodeURIComponent(locale)}`);
