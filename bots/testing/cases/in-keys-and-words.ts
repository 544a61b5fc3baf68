import type { Line } from '../../../flows/dialogue/transcript';
import type { Texts } from '../../../locales/texts';

/** Text keys with the words behind them, for those who know a text by how it reads. */
export const inKeysAndWords = (texts: Texts, locale: string, flow: string) => {
  const ofKey = (key: string): string => {
    const [namespace, name] = /[:/]/.test(key) ? key.split(/[:/]/, 2) : [flow, key];
    const text = texts.all(locale, namespace ?? flow)[name ?? key];
    return text === undefined ? key : `${key} “${text}”`;
  };
  const ofLetters = (letters: readonly Line[]): readonly string[] =>
    letters.map(({ keys = [], text }) => `${keys.filter((key) => key !== 'house:bot').join(' + ')} “${text.replaceAll(/\s+/g, ' ')}”`);
  return { ofKey, ofLetters };
};
