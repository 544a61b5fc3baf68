import type { Conversation } from '../../../conversation/records';
import type { DeskChannels } from '../../../desk/desk-channels';
import type { Bot } from '../../../opening/bot';
import { templatesOf } from '../../../opening/templates-of';
import type { TemplateOnWire } from '../wire';

/** The templates that this conversation's channel can send, in its language. */
export const templatesFor = (
  { channel, locale }: Pick<Conversation, 'channel' | 'locale'>,
  { channels, texts }: { readonly channels: DeskChannels; readonly texts: Bot['texts'] },
): TemplateOnWire[] =>
  channels.get(channel)?.templates
    ? templatesOf(texts, locale).map(({ name, text, placeholders }) => ({ name, text, placeholders: [...placeholders] }))
    : [];
