import type { Choice, FromTemplate } from '../../../flows/dialogue/reply';
import type { Channel, Payload } from '../channel';
import { cleanReply } from '../meta/clean-reply';
import { cleanText } from '../meta/clean-text';
import { distinct } from '../meta/distinct';
import { numbered } from '../meta/numbered';
import { shorten } from '../meta/shorten';
import { splitText } from '../meta/split-text';
import { tappable } from '../meta/tappable';
import { limits } from './limits';
import { renderMedia } from './render-media';

/**
 * A reply as reply buttons, else as a list, else with its choices numbered in the text: the first form that shows all of
 * it. What is too long for one bubble goes out as several; the choices are on the last.
 */
export const render: Channel['render'] = (reply) => {
  if (reply.template) return [templatePayload(reply.template)];
  if (reply.media) {
    const { payload, behind } = renderMedia(reply.media, cleanText(reply.text));
    return [payload, ...splitText(behind, limits.text.most).map(textPayload)];
  }
  const { text, choices, menu } = cleanReply(reply);
  if (choices.length === 0) return splitText(text, limits.text.most).map(textPayload);
  const label = shorten(menu, limits.menu.most);
  const action = buttons(choices) ?? list(choices, label);
  if (action === undefined) return splitText(numbered(text, choices), limits.text.most).map(textPayload);

  // An interactive message needs a body, and has less room in it.
  const parts = splitText(text, limits.text.most, limits.body.most);
  const body = parts.at(-1) ?? label;
  return [...parts.slice(0, -1).map(textPayload), { type: 'interactive', interactive: { ...action, body: { text: body } } }];
};

/** Named parameters (Cloud API, Template messages); a template without any has no components. */
const templatePayload = ({ name, language, values }: FromTemplate['template']): Payload => {
  const parameters = Object.entries(values).map(([hole, text]) => ({ type: 'text', parameter_name: hole, text }));
  const components = parameters.length === 0 ? {} : { components: [{ type: 'body', parameters }] };
  return { type: 'template', template: { name, language: { code: language }, ...components } };
};

const textPayload = (body: string): Payload => ({ type: 'text', text: { body, preview_url: false } });

/** A button has no room for a description, and no two may look the same. */
const buttons = (choices: readonly Choice[]): Payload | undefined => {
  const fit =
    choices.length <= limits.buttons.most &&
    tappable(choices, limits.rowId.most) &&
    distinct(choices.map(({ title }) => title)) &&
    choices.every(({ title, description }) => title.length <= limits.buttonTitle.most && description === undefined);
  if (!fit) return undefined;
  return { type: 'button', action: { buttons: choices.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })) } };
};

const list = (choices: readonly Choice[], label: string): Payload | undefined => {
  if (choices.length > limits.rows.most || !tappable(choices, limits.rowId.most)) return undefined;
  const rows = choices.map(row);
  if (rows.some((made) => made === undefined)) return undefined;
  return { type: 'list', action: { button: label, sections: [{ rows: rows.filter((made) => made !== undefined) }] } };
};

/** A title too long for a row is shortened there and whole in the description. */
const row = ({ id, title, description }: Choice): { id: string; title: string; description?: string } | undefined => {
  const whole = title.length <= limits.rowTitle.most;
  const below = whole ? description : [title, description].filter(Boolean).join(' – ');
  if ((below?.length ?? 0) > limits.rowDescription.most) return undefined;
  return { id, title: shorten(title, limits.rowTitle.most), ...(below === undefined ? {} : { description: below }) };
};
