import { useEffect, useMemo } from 'react';
import { regionOf } from '../../../../server/window-parts/region';
import { useWindowTexts } from '../../../../server/window-parts/use-window-texts';
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

/** The page's language; null until its texts have come. */
export const useTexts = (): Language | null => {
  const { texts: page, choose } = useWindowTexts('schalter.chat.locale', readTexts);

  useEffect(() => {
    if (page !== null) document.title = sayFrom(page.texts)('title');
  }, [page]);

  return useMemo(
    () =>
      page && {
        locale: page.locale,
        region: regionOf(page.locale),
        locales: page.locales,
        say: sayFrom(page.texts),
        starters: startersOf(page.texts),
        choose,
      },
    [page],
  );
};

const startersOf = (texts: PageTexts['texts']): readonly string[] =>
  Object.keys(texts)
    .filter((key) => key.startsWith('starter_'))
    .sort()
    .map((key) => texts[key] ?? key);
