import type { OutboxLetter } from '../mailroom/letters';
import type { Draft } from './draft';
import { letterOf } from './letter-of';

/** The one letter that all that the bot has said goes out in; null when the turn said nothing. */
export const botLetter = (draft: Draft): OutboxLetter | null => {
  const { speech, understood } = draft;
  const reply = speech.said();
  if (!reply) return null;
  const { text, choices } = reply;
  const heard = understood === undefined ? {} : { understood };
  const line = draft.write({ author: 'bot', kind: 'text', text, keys: speech.keys(), ...heard, ...(choices ? { choices } : {}) });
  const letter = letterOf(draft, line, reply, 'bot');
  // One voice: while a person has the floor, whatever the house would say is kept for that person to read.
  return draft.isTooLate || draft.conversation.floor.holder === 'agent' ? { ...letter, state: 'suppressed', attempts: 0 } : letter;
};
