import type { Chat } from './chat';

/** What became of a question's choices: they can be tapped, or they are history, and one of them may have been the answer. */
export type Answers = { readonly state: 'open' } | { readonly state: 'closed'; readonly chosen: string | null };

/** The choices of the line at this place. A question is open while nothing has been said after it, by either side. */
export const answersOf = ({ lines, letters }: Pick<Chat, 'lines' | 'letters'>, index: number): Answers => {
  const said = lines[index + 1] ?? letters[0];
  if (said === undefined) return { state: 'open' };
  const isOurs = !('author' in said) || said.author === 'customer';
  const chosen = isOurs ? lines[index]?.choices?.find(({ title }) => title === said.text) : undefined;
  return { state: 'closed', chosen: chosen?.id ?? null };
};
