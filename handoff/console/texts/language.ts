import { createContext, useContext } from 'react';
import type { Say } from './say';

/** The language of the window. */
export interface Language {
  readonly locale: string;
  /** The same with the reader's own country, where the browser names it: times and dates differ within a language. */
  readonly region: string;
  readonly locales: readonly string[];
  readonly say: Say;
  /** What a thing that the bot's developers have named is called here; its own name, or `otherwise`, where nobody has said. */
  readonly nameOf: (
    kind: 'queue' | 'channel' | 'reason' | 'outcome' | 'priority' | 'action' | 'done' | 'slot' | 'value' | 'flow' | 'step',
    name: string,
    otherwise?: string,
  ) => string;
  readonly intentName: (intent: string) => string;
  readonly choose: (locale: string) => void;
}

export const LanguageContext = createContext<Language | null>(null);

/** For all parts of the window. */
export const useLanguage = (): Language => {
  const language = useContext(LanguageContext);
  if (language === null) throw new Error('There is no language here. Put the part inside LanguageContext.');
  return language;
};
