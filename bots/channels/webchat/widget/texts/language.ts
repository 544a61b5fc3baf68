import { createContext, useContext } from 'react';
import type { Language } from './use-texts';

export const LanguageContext = createContext<Language | null>(null);

/** The page's language, for all parts of it. */
export const useLanguage = (): Language => {
  const language = useContext(LanguageContext);
  if (language === null) throw new Error('There is no language here. Put the part inside LanguageContext.');
  return language;
};
