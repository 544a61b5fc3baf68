import { useEffect, useMemo, useState } from 'react';
import { backOff } from '../../../bots/server/window-parts/back-off';
import { directionOf } from '../../../bots/server/window-parts/direction';
import { keepsake } from '../../../bots/server/window-parts/keepsake';
import { readTexts, type WindowTexts } from '../transport/read-texts';
import type { Language } from './language';
import { sayFrom } from './say';

const chosen = keepsake<string>(() => localStorage, 'schalter.desk.locale');

/** The window's texts, in the language chosen here before or in the browser's; null until they have come. */
export const useTexts = (): Language | null => {
  const [wanted, choose] = useState(() => chosen.read() ?? navigator.language);
  const [texts, setTexts] = useState<WindowTexts | null>(null);

  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async (failures: number): Promise<void> => {
      try {
        const found = await readTexts(wanted);
        if (isCurrent) setTexts(found);
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
    if (texts === null) return;
    document.documentElement.lang = texts.locale;
    document.documentElement.dir = directionOf(texts.locale);
  }, [texts]);

  return useMemo(
    () =>
      texts && {
        locale: texts.locale,
        region: navigator.languages.find((one) => one.split('-')[0] === texts.locale) ?? texts.locale,
        locales: texts.locales,
        say: sayFrom(texts.texts, texts.locale),
        nameOf: (kind, name, otherwise = name) => texts.texts[`${kind}_${name}`] ?? otherwise,
        intentName: (intent) => texts.intents[intent] ?? intent,
        choose: (locale) => {
          chosen.write(locale);
          choose(locale);
        },
      },
    [texts],
  );
};
