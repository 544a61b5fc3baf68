import type { Choice, Reply } from '../../../flows/dialogue/reply';
import type { Channel, Payload } from '../channel';
import { cleanText } from '../meta/clean-text';
import { shorten } from '../meta/shorten';
import { splitText } from '../meta/split-text';
import { limits } from './limits';

/**
 * A reply as reply buttons, else as a list, else with its choices numbered in the text: the first form that shows all of
 * it. What is too long for one bubble goes out as several; the choices are on the last.
 */
export const render: Channel['render'] = (reply) => {
  const choices = (reply.choices ?? []).map(clean);
  const text = cleanText(reply.text);
  if (choices.length === 0) return splitText(text, limits.text.most).map(textPayload);
  const action = buttons(choices) ?? list(choices, reply.menu);
  if (action === undefined) return splitText(numbered(text, choices), limits.text.most).map(textPayload);

  // An interactive message needs a body, and has less room in it.
  const parts = splitText(text, limits.text.most, limits.body.most);
  const body = parts.at(-1) ?? menuOf(reply.menu);
  return [...parts.slice(0, -1).map(textPayload), { type: 'interactive', interactive: { ...action, body: { text: body } } }];
};

const clean = (choice: Choice): Choice => {
  const description = inLine(choice.description ?? '');
  return { id: choice.id, title: inLine(choice.title), ...(description === '' ? {} : { description }) };
};

const inLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ');

const textPayload = (body: string): Payload => ({ type: 'text', text: { body, preview_url: false } });

/** A button has no room for a description, and no two may look the same. */
const buttons = (choices: readonly Choice[]): Payload | undefined => {
  const fit =
    choices.length <= limits.buttons.most &&
    tappable(choices) &&
    distinct(choices.map(({ title }) => title)) &&
    choices.every(({ title, description }) => title.length <= limits.buttonTitle.most && description === undefined);
  if (!fit) return undefined;
  return { type: 'button', action: { buttons: choices.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })) } };
};

const list = (choices: readonly Choice[], menu: Reply['menu']): Payload | undefined => {
  if (choices.length > limits.rows.most || !tappable(choices)) return undefined;
  const rows = choices.map(row);
  if (rows.some((made) => made === undefined)) return undefined;
  return { type: 'list', action: { button: menuOf(menu), sections: [{ rows: rows.filter((made) => made !== undefined) }] } };
};

/** A title too long for a row is shortened there and whole in the description. */
const row = ({ id, title, description }: Choice): { id: string; title: string; description?: string } | undefined => {
  const whole = title.length <= limits.rowTitle.most;
  const below = whole ? description : [title, description].filter(Boolean).join(' – ');
  if ((below?.length ?? 0) > limits.rowDescription.most) return undefined;
  return { id, title: shorten(title, limits.rowTitle.most), ...(below === undefined ? {} : { description: below }) };
};

const tappable = (choices: readonly Choice[]): boolean =>
  distinct(choices.map(({ id }) => id)) && choices.every(({ id, title }) => title !== '' && id !== '' && id.length <= limits.rowId.most);

const distinct = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

/** The sign for a menu stands in where a reply names none: it needs no translation. */
const menuOf = (menu: Reply['menu']): string => shorten(inLine(menu ?? ''), limits.menu.most) || '☰';

const numbered = (text: string, choices: readonly Choice[]): string => {
  const lines = choices.map(({ title, description }, index) => `${index + 1}. ${[title, description].filter(Boolean).join(' – ')}`);
  return `${text}\n\n${lines.join('\n')}`;
};
