import { useMemo } from 'react';
import { regionOf } from '../../../bots/server/window-parts/region';
import { useWindowTexts } from '../../../bots/server/window-parts/use-window-texts';
import { readTexts } from '../transport/read-texts';
import type { Language } from './language';
import { sayFrom } from './say';

/** The window's language; null until its texts have come. */
export const useTexts = (): Language | null => {
  const { texts, choose } = useWindowTexts('schalter.desk.locale', readTexts);
  return useMemo(
    () =>
      texts && {
        locale: texts.locale,
        region: regionOf(texts.locale),
        locales: texts.locales,
        say: sayFrom(texts.texts, texts.locale),
        nameOf: (kind, name, otherwise = name) => texts.texts[`${kind}_${name}`] ?? otherwise,
        intentName: (intent) => texts.intents[intent] ?? intent,
        choose,
      },
    [texts],
  );
};
