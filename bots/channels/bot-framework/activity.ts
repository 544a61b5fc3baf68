import { type Activity, ActivityTypes, type Attachment } from 'botbuilder';
import type { Content } from '../../../flows/dialogue/inbound';
import type { Words } from '../../../flows/dialogue/reply';
import type { SeenTurn } from '../../definition/around';

/** A turn as the Bot Framework sees one: a message from a customer, or an event. */
export const activityOf = ({ conversation, about, now }: SeenTurn): Partial<Activity> => ({
  channelId: conversation.channel,
  serviceUrl: 'urn:schalter',
  timestamp: new Date(now),
  conversation: { id: conversation.id, isGroup: false, conversationType: 'personal', name: conversation.id },
  from: { id: conversation.address, name: conversation.name ?? '', role: 'user' },
  recipient: { id: conversation.account, name: 'bot', role: 'bot' },
  locale: conversation.locale,
  ...(about.kind === 'message'
    ? { type: ActivityTypes.Message, id: about.id, ...contentOf(about.content) }
    : { type: ActivityTypes.Event, id: `${conversation.id}.${about.name}`, name: about.name }),
});

const contentOf = (content: Content): Partial<Activity> => {
  switch (content.kind) {
    case 'text':
      return { text: content.text };
    case 'choice':
      return { text: content.title, value: { choice: content.choice } };
    case 'place': {
      const { lat: latitude, lon: longitude, name = '' } = content;
      return { text: name, entities: [{ type: 'GeoCoordinates', latitude, longitude }] };
    }
    case 'media': {
      const attachment: Attachment = { contentType: content.mimeType ?? content.media, content: { mediaId: content.mediaId } };
      return {
        text: content.caption ?? '',
        attachments: [{ ...attachment, ...(content.fileName === undefined ? {} : { name: content.fileName }) }],
      };
    }
    case 'contact':
      return { text: content.names.join(', ') };
    case 'other':
      return { text: '', value: { what: content.what, raw: content.raw } };
    default:
      return content satisfies never;
  }
};

/** A reply of the house as an activity. */
export const replyActivity = ({ text, choices = [] }: Words): Partial<Activity> => ({
  type: ActivityTypes.Message,
  text,
  ...(choices.length === 0
    ? {}
    : { suggestedActions: { to: [], actions: choices.map(({ id, title }) => ({ type: 'imBack', title, value: id })) } }),
});
