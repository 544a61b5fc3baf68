import type { Content, InboundMessage } from '../../flows/dialogue/inbound';
import type { Line } from '../../flows/dialogue/transcript';
import type { Draft } from './draft';
import type { Meaning } from './meaning';
import { isSmallTalk } from './small-talk';
import type { Heard } from './understand';

/**
 * Puts what the customer said into the transcript, with what was understood, and goes over to their language. `again`: a turn
 * that broke down has written the line already.
 */
export const hear = (draft: Draft, message: InboundMessage, { understanding, meaning }: HeardSoFar, again = false): void => {
  if (understanding) draft.goOverTo(understanding.locale);
  // By the provider's clock where it is behind: an outage of ours does not lengthen the time in which they may be written to.
  draft.set({ heardAt: Math.max(draft.conversation.heardAt, Math.min(message.at, draft.now)) });
  if (message.name !== undefined) draft.set({ name: message.name });
  const line = {
    author: 'customer',
    providerId: message.id,
    ...said(message.content),
    ...(understanding ? { understood: { intent: understanding.intent, confidence: understanding.confidence } } : {}),
  } as const;
  if (again) draft.hearAgain(line);
  else draft.write(line);
  if (/\p{L}/u.test(line.text) && tellsMatter(message.content, meaning)) draft.set({ contact: { ...draft.contact(), words: line.text } });
  draft.setTimers(['remind', 'silence', 'contact_over'], []);
};

/** Where the bot has failed at a message, nobody knows what it means. */
type HeardSoFar = Pick<Heard, 'understanding'> & Partial<Pick<Heard, 'meaning'>>;

/** Whether a person learns from it what the customer wants: not from the answer to a question, nor from a "thank you". */
const tellsMatter = ({ kind }: Content, meaning?: Meaning): boolean => {
  if (kind !== 'text' && kind !== 'choice' && kind !== 'media') return false;
  switch (meaning?.kind) {
    case undefined:
    case 'person':
    case 'unclear':
    case 'unreadable':
    case 'nothing':
      return true;
    case 'intent':
      return !isSmallTalk(meaning.intent);
    case 'event':
      return meaning.event.type === 'nomatch';
    case 'back':
    case 'early':
    case 'neither':
    case 'resumed':
    case 'stale':
      return false;
    default:
      return meaning satisfies never;
  }
};

const said = (content: Content): Pick<Line, 'kind' | 'text'> & Pick<Partial<Line>, 'media'> => {
  switch (content.kind) {
    case 'text':
      return { kind: 'text', text: content.text };
    case 'choice':
      return { kind: 'text', text: content.title };
    case 'place':
      return { kind: 'place', text: `${content.name === undefined ? '' : `${content.name} `}${content.lat},${content.lon}` };
    case 'media': {
      const { media: kind, mediaId, mimeType, fileName, caption = '' } = content;
      const media = { kind, mediaId, ...(mimeType === undefined ? {} : { mimeType }), ...(fileName === undefined ? {} : { fileName }) };
      return { kind: 'media', text: caption, media };
    }
    case 'contact':
      return { kind: 'contact', text: content.names.join(', ') };
    case 'other':
      return { kind: 'event', text: content.what };
    default:
      return content satisfies never;
  }
};
