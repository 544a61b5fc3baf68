import { type Activity, ActivityTypes, type Attachment, type CardAction, type HeroCard } from 'botbuilder';
import type { Choice, Words } from '../../../flows/dialogue/reply';

/**
 * What a customer can read of an activity; null for typing, events and the like. A hero or thumbnail card becomes its words and its
 * buttons; links and phone numbers become words.
 * @throws Error where something of it would be lost: another kind of card, a picture, a button that is no answer.
 */
export const replyOf = (activity: Partial<Activity>): Words | null => {
  const { type = ActivityTypes.Message, text = '', attachments, suggestedActions } = activity;
  if (type !== ActivityTypes.Message) return null;
  const cards = (attachments ?? []).map(cardOf);
  // Others than botbuilder's own factories leave the list out.
  const suggested: readonly CardAction[] | undefined = suggestedActions?.actions;
  const actions = [...cards.flatMap(({ buttons }) => buttons ?? []), ...(suggested ?? [])].map(actionOf);
  const choices = distinct(actions.flatMap(({ choice }) => choice ?? []));
  const words = [text, ...cards.flatMap(({ title, subtitle, text: body }) => [title, subtitle, body]), ...actions.map(({ link }) => link)];
  const said = words.filter((word) => word !== undefined && word !== '').join('\n');
  if (said === '' && choices.length > 0) throw new Error('Choices without a question cannot be sent. Give the activity a text.');
  if (said === '') return null;
  return choices.length === 0 ? { text: said } : { text: said, choices };
};

type Card = Partial<Pick<HeroCard, 'title' | 'subtitle' | 'text' | 'buttons'>>;

const cardOf = ({ contentType, content }: Attachment): Card => {
  const { images, ...card }: Card & Partial<Pick<HeroCard, 'images'>> = content ?? {};
  const isReadable = contentType === 'application/vnd.microsoft.card.hero' || contentType === 'application/vnd.microsoft.card.thumbnail';
  if (isReadable && (images ?? []).length === 0) return card;
  throw new Error(`The channels of this house send words and choices, and no ${isReadable ? 'pictures' : contentType}. Say it in a text.`);
};

/** The schema asks for a title; handlers in plain JavaScript leave it out where it is the value. */
const actionOf = ({ type, title, value }: CardAction): { readonly choice?: Choice; readonly link?: string } => {
  const id = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  switch (type) {
    case 'imBack':
    case 'postBack':
    case 'messageBack':
      return { choice: { id: id === '' || id.length > longestId ? title : id, title: title || id } };
    case 'openUrl':
    case 'call':
      return { link: title && title !== id ? `${title}: ${id}` : id };
    default:
      throw new Error(`A button of the type "${type}" cannot be sent. Use imBack, postBack, messageBack, openUrl or call.`);
  }
};

/** See `Choice`. */
const longestId = 200;

/** Of several with one id, the first keeps it: the others get a number, for a service refuses two of the same. */
const distinct = (choices: readonly Choice[]): readonly Choice[] =>
  choices.map((choice, index) => {
    const isTaken = choices.findIndex(({ id }) => id === choice.id) < index;
    return isTaken ? { ...choice, id: `${choice.id.slice(0, longestId - 5)}#${index + 1}` } : choice;
  });
