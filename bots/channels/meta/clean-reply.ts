import type { Choice, Words } from '../../../flows/dialogue/reply';
import { cleanText } from './clean-text';

/** Words whose texts every door can send: choices and the label of their menu in one line each, no empty description. */
export const cleanReply = (reply: Words): { readonly text: string; readonly choices: readonly Choice[]; readonly menu: string } => ({
  text: cleanText(reply.text),
  choices: (reply.choices ?? []).map(cleanChoice),
  // The sign for a menu stands in where a reply names none: it needs no translation.
  menu: inLine(reply.menu ?? '') || '☰',
});

const cleanChoice = (choice: Choice): Choice => {
  const description = inLine(choice.description ?? '');
  return { id: choice.id, title: inLine(choice.title), ...(description === '' ? {} : { description }) };
};

const inLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ');
