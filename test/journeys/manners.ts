import { lines } from '../../bots/conversation/records';
import type { Product } from './open-product';
import type { Talk } from './talk';

const mostBubbles = 2;
const saysThatItIsABot = /a bot, not a person|einem Bot und nicht mit einem Menschen/;

/** What holds in whatever a customer has been answered, at any door: a list of what does not. For a talk of one contact. */
export const badManners = async (product: Product, { conversation, read }: Talk): Promise<readonly string[]> => {
  const bubbles = read();
  const all = (await product.all(lines, 'seq')).filter((line) => line.conversation === conversation);
  const told = bubbles.filter(({ text }) => saysThatItIsABot.test(text));
  const said = all.filter(({ author }) => author === 'customer').map(({ seq }) => seq);
  const answers = said.map((seq, index) => bubbles.filter((bubble) => bubble.seq > seq && bubble.seq < (said[index + 1] ?? Infinity)));
  return [
    ...(new Set(all.map(({ contact }) => contact)).size === 1 ? [] : ['The lines are not of one contact.']),
    ...(saysThatItIsABot.test(bubbles[0]?.text ?? '') ? [] : [`The first bubble does not say that this is a bot: ${bubbles[0]?.text}`]),
    ...(told.length === 1 ? [] : [`That this is a bot is said ${told.length} times.`]),
    ...answers.filter(({ length }) => length > mostBubbles).map((answer) => `An answer has ${answer.length} bubbles: ${answer[0]?.text}`),
    ...(new Set(bubbles.map(({ text, seq }) => `${seq} ${text}`)).size === bubbles.length ? [] : ['A bubble came twice.']),
  ];
};
