import type { Content, InboundMessage } from '../../flows/dialogue/inbound';
import type { Line } from '../../flows/dialogue/transcript';
import type { Draft } from './draft';
import type { Heard } from './understand';

/** Puts what the customer said into the transcript, with what was understood, and goes over to their language. */
export const hear = (draft: Draft, message: InboundMessage, { understanding }: Pick<Heard, 'understanding'>): void => {
  if (understanding) draft.set({ locale: understanding.locale });
  // By the provider's clock where it is behind: an outage of ours does not lengthen the time in which they may be written to.
  draft.set({ heardAt: Math.min(message.at, draft.now) });
  if (message.name !== undefined) draft.set({ name: message.name });
  draft.write({
    author: 'customer',
    providerId: message.id,
    ...said(message.content),
    ...(understanding ? { understood: { intent: understanding.intent, confidence: understanding.confidence } } : {}),
  });
  draft.setTimers(['remind', 'silence', 'contact_over'], []);
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
