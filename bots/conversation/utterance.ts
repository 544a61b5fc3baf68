import type { InboundMessage } from '../../flows/dialogue/inbound';
import { nearestLocale } from '../../locales/nearest-locale';
import type { Understanding } from '../../nlp-models/triage/understanding';
import type { Bot } from '../opening/bot';
import type { Conversation } from './records';

/** What a message says, before anybody asks what it means here. */
export type Utterance =
  /** `under`: the picture, voice message, … that they stand under. */
  | { readonly kind: 'words'; readonly text: string; readonly understanding: Understanding; readonly under?: string }
  /** A tap on one of our choices. */
  | { readonly kind: 'tap'; readonly choice: string }
  /** They have opened the chat for the first time. */
  | { readonly kind: 'opened' }
  | { readonly kind: 'unreadable'; readonly what: string };

/** Reads a message. Its words are classified here, once, whichever questions they are held against later. */
export const utteranceOf = async ({ content, locale }: InboundMessage, conversation: Conversation, bot: Bot): Promise<Utterance> => {
  const words = async (text: string): Promise<Extract<Utterance, { kind: 'words' }>> => {
    // The first words are heard without prejudice, unless the channel knows the language; later ones in the one spoken so far.
    const unknown = conversation.seq === 0 && nearestLocale(locale ?? '', bot.locales) === null;
    const understanding = await bot.triage.understand(text, unknown ? {} : { spoken: conversation.locale });
    return { kind: 'words', text, understanding };
  };
  switch (content.kind) {
    case 'text':
      return words(content.text);
    case 'choice':
      // The button of a template that somebody else has sent: its words are what the customer says.
      return content.choice.startsWith(conversation.id) ? { kind: 'tap', choice: content.choice } : words(content.title);
    case 'media': {
      // A picture of a cash machine with "it has swallowed my card" below it: the words are what counts.
      const { caption = '', media } = content;
      return caption.trim() === '' ? { kind: 'unreadable', what: media } : { ...(await words(caption)), under: media };
    }
    case 'place':
    case 'contact':
      return { kind: 'unreadable', what: content.kind };
    case 'other':
      // WhatsApp's way to say that somebody has opened the chat for the first time.
      return content.what === 'request_welcome' ? { kind: 'opened' } : { kind: 'unreadable', what: 'other' };
    default:
      return content satisfies never;
  }
};
