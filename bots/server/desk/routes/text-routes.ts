import { z } from 'zod';
import { nearestLocale } from '../../../../locales/nearest-locale';
import type { Bot } from '../../../opening/bot';
import { openRoute, type Route } from './route';

const words = z.record(z.string(), z.string());

/** The words of the desk's window, also of the page to sign in at. */
export const textRoutes = ({ bot }: { readonly bot: Pick<Bot, 'locales' | 'texts'> }): readonly Route[] => [
  openRoute({
    method: 'get',
    path: '/api/desk/texts',
    about: 'The texts of the window in the language that comes nearest, and what the intents are called in it.',
    query: z.object({ locale: z.string().max(35).optional() }),
    status: 200,
    answer: z.object({ locale: z.string(), locales: z.array(z.string()), texts: words, intents: words }),
    errors: [],
    handle: async ({ query }) => {
      const { locales, texts } = bot;
      const locale = nearestLocale(query.locale ?? '', locales) ?? locales[0];
      return { body: { locale, locales: [...locales], texts: texts.all(locale, 'console'), intents: texts.all(locale, 'intents') } };
    },
  }),
];
