import { useEffect, useState } from 'react';
import { backOff } from './back-off';
import { directionOf } from './direction';
import { keepsake } from './keepsake';

/** What comes over HTTP for a window, whatever else comes with it. */
interface WindowTexts {
  /** The language that the texts are in: the nearest one to what was asked for. */
  readonly locale: string;
}

/**
 * A window's texts, in the language chosen here before or in the browser's, asked for until they come; null until then. The page
 * takes on their language and direction.
 * @param key where the choice is kept in the browser
 */
export const useWindowTexts = <Texts extends WindowTexts>(
  key: string,
  read: (locale: string) => Promise<Texts>,
): { readonly texts: Texts | null; readonly choose: (locale: string) => void } => {
  const chosen = keepsake<string>(() => localStorage, key);
  const [wanted, want] = useState(() => chosen.read() ?? navigator.language);
  const [texts, setTexts] = useState<Texts | null>(null);

  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (failures: number): Promise<void> => {
      try {
        const found = await read(wanted);
        if (isCurrent) setTexts(found);
      } catch {
        if (isCurrent) timer = setTimeout(() => void ask(failures + 1), backOff(failures + 1, Math.random()));
      }
    };
    void ask(0);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [wanted, read]);

  useEffect(() => {
    if (texts === null) return;
    document.documentElement.lang = texts.locale;
    document.documentElement.dir = directionOf(texts.locale);
  }, [texts]);

  return {
    texts,
    choose: (locale) => {
      chosen.write(locale);
      want(locale);
    },
  };
};
