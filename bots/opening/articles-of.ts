import type { Texts } from '../../locales/texts';

/** An answer that was prepared for agents to send. */
export interface Article {
  readonly id: string;
  /** What agents find it by; the customer does not see it. */
  readonly title: string;
  readonly text: string;
}

/** A bot's prepared answers in one language, in the order of their file. */
export const articlesOf = (texts: Pick<Texts, 'all'>, locale: string): readonly Article[] => {
  const all = texts.all(locale, 'articles');
  return Object.entries(all).flatMap(([key, text]) => {
    if (!key.endsWith('.text')) return [];
    const id = key.slice(0, -'.text'.length);
    return [{ id, title: all[`${id}.title`] ?? id, text }];
  });
};
