import type { Reply } from '../../flows/dialogue/reply';
import type { Line } from '../../flows/dialogue/transcript';
import type { Conversation } from '../conversation/records';
import { maskText } from '../mailroom/mask-text';
import { mediaFiles } from '../media/media-file';
import { articlesOf } from '../opening/articles-of';
import type { Bot } from '../opening/bot';
import { templatesOf } from '../opening/templates-of';
import type { Reader } from '../storage/store';
import type { Refused } from './desk';
import type { DeskChannels } from './desk-channels';
import { refused } from './refused';
import type { Saying } from './saying';

export interface ComposeNeeds {
  readonly store: Reader;
  readonly channels: DeskChannels;
  readonly bot: Pick<Bot, 'texts'>;
}

/** What an agent sends, as it will stand in the transcript and as it goes out. */
export interface Composed {
  readonly line: Pick<Line, 'kind' | 'text' | 'media' | 'article'>;
  readonly reply: Reply;
}

/** Puts it together for this customer's channel and language. Whoever writes it: a card number is neither stored nor sent. */
export const compose = async (
  { store, channels, bot }: ComposeNeeds,
  { id, channel, locale }: Pick<Conversation, 'id' | 'channel' | 'locale'>,
  saying: Saying,
): Promise<Composed | Refused> => {
  const door = channels.get(channel);
  switch (saying.kind) {
    case 'text':
      return asText(maskText(saying.text));
    case 'article': {
      const article = articlesOf(bot.texts, locale).find((one) => one.id === saying.article);
      if (!article) return refused('no_such_article');
      const { line, reply } = asText(article.text);
      return { line: { ...line, article: article.id }, reply };
    }
    case 'media': {
      const file = await store.get(mediaFiles, saying.media);
      if (file?.conversation !== id || file.state !== 'kept') return refused('no_such_media');
      const { kind, mimeType, fileName, size } = file;
      if (!door?.takes(mimeType, size)) return refused('media_not_taken');
      const text = maskText(saying.caption);
      const media = { id: file.id, kind, mimeType, ...(fileName === undefined ? {} : { fileName }) };
      return { line: { kind: 'media', text, media }, reply: { text, media } };
    }
    case 'template': {
      if (!door?.templates) return refused('no_templates');
      const template = templatesOf(bot.texts, locale).find(({ name }) => name === saying.name);
      if (!template) return refused('no_such_template');
      const { name, language, placeholders } = template;
      if (Object.keys(saying.values).sort().join() !== [...placeholders].sort().join()) return { ...refused('wrong_values'), placeholders };
      const values = Object.fromEntries(Object.entries(saying.values).map(([hole, value]) => [hole, maskText(value)]));
      const text = bot.texts.say(locale, 'templates', name, values);
      // Put together, harmless values can be one: it cannot be masked in parts.
      if (maskText(text) !== text) return refused('card_number');
      return { line: { kind: 'template', text }, reply: { text, template: { name, language, values } } };
    }
    default:
      return saying satisfies never;
  }
};

const asText = (text: string): Composed => ({ line: { kind: 'text', text }, reply: { text } });
