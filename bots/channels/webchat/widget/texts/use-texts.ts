import { useEffect, useMemo, useState } from 'react';
import { backOff } from '../../../../server/window-parts/back-off';
import { directionOf } from '../../../../server/window-parts/direction';
import { keepsake } from '../../../../server/window-parts/keepsake';
import { type PageTexts, readTexts } from '../transport/api';
import { type Say, sayFrom } from './say';

/** The language of the page. */
export interface Language {
  readonly locale: string;
  /** The same with the reader's own country, where the browser names it: times and dates differ within a language. */
  readonly region: string;
  readonly locales: readonly string[];
  readonly say: Say;
  /** What a new customer can begin with, ready to be tapped: a bot adds its own as `starter_…`. */
  readonly starters: readonly string[];
  readonly choose: (locale: string) => void;
}

const chosen = keepsake<string>(() => localStorage, 'schalter.chat.locale');

/** The page's texts, in the language chosen here before or in the browser's; null until they have come. */
export const useTexts = (): Language | null => {
  const [wanted, choose] = useState(() => chosen.read() ?? navigator.language);
  const [page, setPage] = useState<PageTexts | null>(null);

  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async (failures: number): Promise<void> => {
      try {
        const texts = await readTexts(wanted);
        if (isCurrent) setPage(texts);
      } catch {
        if (isCurrent) timer = setTimeout(() => void read(failures + 1), backOff(failures + 1, Math.random()));
      }
    };
    void read(0);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [wanted]);

  useEffect(() => {
    if (page === null) return;
    document.documentElement.lang = page.locale;
    document.documentElement.dir = directionOf(page.locale);
    document.title = sayFrom(page.texts)('title');
  }, [page]);

  return useMemo(
    () =>
      page && {
        locale: page.locale,
        region: navigator.languages.find((one) => one.split('-')[0] === page.locale) ?? page.locale,
        locales: page.locales,
        say: sayFrom(page.texts),
        starters: startersOf(page.texts),
        choose: (locale) => {
          chosen.write(locale);
          choose(locale);
        },
      },
    [page],
  );
};

const startersOf = (texts: PageTexts['texts']): readonly string[] =>
  Object.keys(texts)
    .filter((key) => key.startsWith('starter_'))
    .sort()
    .map((key) => texts[key] ?? key);
