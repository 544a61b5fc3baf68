import { useEffect, useState } from 'react';
import type { Article } from './desk/article';
import { useDesk } from './use-desk';

/** The bot's prepared answers in this language; null until they are read. */
export const useArticles = (locale: string): readonly Article[] | null => {
  const { api } = useDesk();
  const [articles, setArticles] = useState<readonly Article[] | null>(null);
  useEffect(() => {
    api.articles(locale).then(setArticles, () => setArticles([]));
  }, [api, locale]);
  return articles;
};
