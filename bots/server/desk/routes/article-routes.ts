import { z } from 'zod';
import { nearestLocale } from '../../../../locales/nearest-locale';
import { articlesOf } from '../../../opening/articles-of';
import type { Bot } from '../../../opening/bot';
import * as wire from '../wire';
import { type Route, route } from './route';

/** The bot's prepared answers. */
export const articleRoutes = ({ bot }: { readonly bot: Pick<Bot, 'locales' | 'texts'> }): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/articles',
    about: 'The prepared answers, in the language that comes nearest: to be sent as they are, or as the beginning of one of your own.',
    right: 'desk.serve',
    query: z.strictObject({ locale: z.string().max(35).optional() }),
    status: 200,
    answer: z.object({ locale: z.string(), items: z.array(wire.article) }),
    errors: [],
    handle: async ({ query }) => {
      const locale = nearestLocale(query.locale ?? '', bot.locales) ?? bot.locales[0];
      return { body: { locale, items: [...articlesOf(bot.texts, locale)] } };
    },
  }),
];
