import type { Article } from './desk/article';
import { type Read, useRead } from './use-read';

/** The bot's prepared answers in this language. */
export const useArticles = (locale: string): Read<Article> => useRead((api) => api.articles(locale), locale);
