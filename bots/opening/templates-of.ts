import { placeholders } from '../../locales/placeholders';
import type { Texts } from '../../locales/texts';

/** A text that a channel's service has approved, to be sent to a customer at any time. */
export interface Template {
  /** As the service knows it. */
  readonly name: string;
  readonly language: string;
  readonly text: string;
  /** The names of what is to be filled in, in the order of the text. */
  readonly placeholders: readonly string[];
}

/** A bot's templates in one language, in the order of their file. */
export const templatesOf = (texts: Pick<Texts, 'all'>, locale: string): readonly Template[] => {
  const { language = locale, ...bodies } = texts.all(locale, 'templates');
  return Object.entries(bodies).map(([name, text]) => ({ name, language, text, placeholders: placeholders(text) }));
};
