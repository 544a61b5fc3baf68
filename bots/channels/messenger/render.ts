import type { Choice } from '../../../flows/dialogue/reply';
import type { Channel, Payload } from '../channel';
import { cleanReply } from '../meta/clean-reply';
import { cleanText } from '../meta/clean-text';
import { distinct } from '../meta/distinct';
import { numbered } from '../meta/numbered';
import { shorten } from '../meta/shorten';
import { splitText } from '../meta/split-text';
import { tappable } from '../meta/tappable';
import { attachmentType } from './attachment-type';
import { limits } from './limits';

/**
 * A reply with its choices as buttons, else numbered in the text. What is too long for one bubble goes out as several; the
 * choices are on the last.
 *
 * Buttons first, although quick replies could show more: quick replies are gone as soon as another message comes (a
 * reminder, an agent's line), and the customer is left without a question. Buttons stay, and a late tap is dealt with by
 * the flow. Quick replies only ever repeat what stands numbered in the text, so that nothing is lost with them.
 */
export const render: Channel['render'] = (reply) => {
  if (reply.media) {
    // An attachment has no text of its own.
    const attachment = { type: attachmentType(reply.media.mimeType), payload: {} };
    return [{ attachment }, ...splitText(cleanText(reply.text), limits.text.most).map((part) => ({ text: part }))];
  }
  // Messenger has no templates: what one says goes out in words.
  const { text, choices, menu } = cleanReply(reply.template ? { text: reply.text } : reply);
  if (choices.length === 0) return splitText(text, limits.text.most).map((part) => ({ text: part }));
  const shown = buttons(choices);
  if (shown === undefined) return withQuickReplies(splitText(numbered(text, choices), limits.text.most), choices);

  const parts = splitText(text, limits.text.most, limits.body.most);
  // A template needs a text, and has less room for it.
  const body = parts.at(-1) ?? shorten(menu, limits.body.most);
  const template = { template_type: 'button', text: body, buttons: shown };
  return [...parts.slice(0, -1).map((part) => ({ text: part })), { attachment: { type: 'template', payload: template } }];
};

/** A button has no room for a description, and no two may look the same. */
const buttons = (choices: readonly Choice[]): Payload[] | undefined => {
  const fit =
    choices.length <= limits.buttons.most &&
    tappable(choices, limits.payload.most) &&
    distinct(choices.map(({ title }) => title)) &&
    choices.every(({ title, description }) => title.length <= limits.buttonTitle.most && description === undefined);
  return fit ? choices.map(({ id, title }) => ({ type: 'postback', title, payload: id })) : undefined;
};

const withQuickReplies = (parts: readonly string[], choices: readonly Choice[]): readonly Payload[] => {
  if (choices.length > limits.quickReplies.most || !tappable(choices, limits.payload.most)) return parts.map((part) => ({ text: part }));
  const quickReplies = choices.map(({ id, title }, index) => ({
    content_type: 'text',
    // With its number in front, no two look the same, however short the title has to be.
    title: shorten(`${index + 1}. ${title}`, limits.quickReplyTitle.most),
    payload: id,
  }));
  return parts.map((part, index) => ({ text: part, ...(index === parts.length - 1 ? { quick_replies: quickReplies } : {}) }));
};
