import { asId } from '../../flows/dialogue/ids';
import type { Content, InboundMessage } from '../../flows/dialogue/inbound';
import type { Line } from '../../flows/dialogue/transcript';
import type { ComingFile } from '../media/media-file';
import type { Draft } from './draft';
import type { Meaning } from './meaning';
import type { Player } from './player';
import { isSmallTalk } from './small-talk';
import type { Heard } from './understand';

/**
 * Puts what the customer said into the transcript, with what was understood, and goes over to their language. `again`: a turn
 * that broke down has written the line already.
 */
export const hear = (
  draft: Draft,
  player: Pick<Player, 'fetchesFiles'>,
  message: InboundMessage,
  { understanding, meaning }: HeardSoFar,
  again = false,
): void => {
  if (understanding) draft.goOverTo(understanding.locale);
  // By the provider's clock where it is behind: an outage of ours does not lengthen the time in which they may be written to.
  draft.set({ heardAt: Math.max(draft.conversation.heardAt, Math.min(message.at, draft.now)) });
  if (message.name !== undefined) draft.set({ name: message.name });
  // Under the line's own number: heard twice, it is the same file.
  const file = message.content.kind === 'media' && player.fetchesFiles ? coming(draft, message.content) : null;
  const line = {
    author: 'customer',
    providerId: message.id,
    ...said(message.content, file),
    ...(understanding ? { understood: { intent: understanding.intent, confidence: understanding.confidence } } : {}),
  } as const;
  if (again) draft.hearAgain(line);
  else {
    draft.write(line);
    if (file) draft.files.push(file);
  }
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
    case 'foreign':
    case 'nothing':
      return true;
    case 'intent':
      return !isSmallTalk(meaning.intent);
    case 'event':
      return meaning.event.type === 'nomatch';
    case 'back':
    case 'early':
    case 'language':
    case 'neither':
    case 'resumed':
    case 'stale':
      return false;
    default:
      return meaning satisfies never;
  }
};

/** A file that is fetched from the channel's service as soon as the turn is written. */
const coming = (draft: Draft, { media: kind, mediaId, mimeType, fileName }: Extract<Content, { kind: 'media' }>): ComingFile => {
  const { id: conversation, channel, account } = draft.conversation;
  return {
    id: asId(draft.nextLineId()),
    conversation,
    kind,
    ...(mimeType === undefined ? {} : { mimeType }),
    ...(fileName === undefined ? {} : { fileName }),
    state: 'coming',
    source: { channel, account, mediaId },
    due: draft.now,
    attempts: 0,
  };
};

const said = (content: Content, file: ComingFile | null): Pick<Line, 'kind' | 'text'> & Pick<Partial<Line>, 'media'> => {
  switch (content.kind) {
    case 'text':
      return { kind: 'text', text: content.text };
    case 'choice':
      return { kind: 'text', text: content.title };
    case 'place':
      return { kind: 'place', text: `${content.name === undefined ? '' : `${content.name} `}${content.lat},${content.lon}` };
    case 'media': {
      const { media: kind, mediaId, mimeType, fileName, caption = '' } = content;
      const id = file?.id ?? asId<'media file'>(mediaId);
      const media = { id, kind, ...(mimeType === undefined ? {} : { mimeType }), ...(fileName === undefined ? {} : { fileName }) };
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
