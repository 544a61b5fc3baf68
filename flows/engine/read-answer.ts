import { editDistance } from './nearest';
import type { Correction, FlowEvent, Question, QuestionChoice } from './run';

/** How people name what can be chosen, in the language of the conversation. */
export interface AnswerWords {
  /** The title as it is shown. */
  readonly title: (answer: Correction) => string;
  /** Other names of a word: `blue` → `['blaue', 'blaues']`. The word itself need not be among them. */
  readonly names: (word: string) => readonly string[];
  /** `[['first', 'number one'], ['second'], …]` */
  readonly ordinals: readonly (readonly string[])[];
  /** `['last', 'the bottom one']` */
  readonly last: readonly string[];
  /** `['the other one']`: where there are two, the one that was not meant before. */
  readonly other: readonly string[];
}

/** Longer sentences mean something else than an answer, even where a word of an option stands in them. */
const longestAnswer = 8;
const longestText = 500;

/**
 * Reads a typed answer to the open question: a title, the last four digits, a number or an ordinal, a name of what is
 * meant. One typing mistake is forgiven in words of five letters and more. Null when nothing fits, or two things equally.
 */
export const readAnswer = (question: Question, text: string, words: AnswerWords): FlowEvent | null => {
  if (question.kind === 'ask' && question.of === 'text') {
    const value = text.trim();
    return value.length >= 1 && value.length <= longestText ? { type: 'answer', slot: question.slot, value } : null;
  }
  const said = tokensOf(text);
  const all: readonly Correction[] = [...question.choices, ...question.corrections];
  const names = (answer: Correction) => answer.words.flatMap((word) => [word, ...words.names(word)]);

  const byTitle = all.filter(
    (answer) => same(said, words.title(answer)) || (isYesOrNo(answer) && names(answer).some((name) => same(said, name))),
  );
  if (byTitle.length > 0) return only(byTitle);
  const byDigits = all.filter((answer) => endsWithDigits(answer, said));
  if (byDigits.length > 0) return only(byDigits);
  if (said.length === 0 || said.length > longestAnswer) return null;
  const byPlace = inPlace(question, said, words);
  if (byPlace.length > 0) return only(byPlace);

  const score = (answer: Correction) => scoreOf(said, tokensOf(words.title(answer)), names(answer).map(tokensOf));
  // A word that names the present value as well ("my card") speaks for no other one.
  const corrected = (answer: Correction) => (answer.instead && score(answer.instead) >= score(answer) ? 0 : score(answer));
  const named = best(question.corrections, corrected);
  if (named.length > 0) return only(named);
  if (says(said, words.other) && question.corrections.length > 0) return only(question.corrections.filter(({ option }) => option));
  const offered = question.choices.filter((choice) => !isYesOrNo(choice));
  return only(best(offered, score));
};

const only = (answers: readonly Correction[]): FlowEvent | null => (answers.length === 1 ? (answers[0]?.event ?? null) : null);

/** Small letters and digits, without accents. */
const tokensOf = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '');

const same = (said: readonly string[], title: string): boolean => said.length > 0 && said.join(' ') === tokensOf(title).join(' ');

/** A sentence with a "no" in it is for triage to judge; here only the bare word counts. */
const isYesOrNo = ({ event }: Correction): boolean => event.type === 'yes' || event.type === 'no';

/** Whether one of these phrases stands in what was said, word by word. */
const says = (said: readonly string[], phrases: readonly string[]): boolean =>
  phrases.some((phrase) => ` ${said.join(' ')} `.includes(` ${tokensOf(phrase).join(' ')} `));

const isNumber = (token: string): boolean => /^\d+$/.test(token);

const endsWithDigits = ({ option }: Correction, said: readonly string[]): boolean => {
  const lastFour = said.filter((token) => isNumber(token) && token.length >= 4).map((token) => token.slice(-4));
  const numbers = Object.entries(option ?? {}).filter(([name, value]) => name !== 'id' && isNumber(value) && value.length >= 4);
  return numbers.some(([, value]) => lastFour.includes(value.slice(-4)));
};

const inPlace = (question: Question, said: readonly string[], { ordinals, last }: AnswerWords): readonly QuestionChoice[] => {
  const [number] = said;
  if (said.length === 1 && number !== undefined && isNumber(number))
    return question.choices.filter((_, index) => index + 1 === Number(number));
  if (question.kind !== 'ask') return [];
  const { choices } = question;
  const isLast = says(said, last);
  return choices.filter((_, index) => says(said, ordinals[index] ?? []) || (isLast && index === choices.length - 1));
};

/** How many of the words that were said speak for an answer: words of its title, and names of it that were said in full. */
const scoreOf = (said: readonly string[], title: readonly string[], names: readonly (readonly string[])[]): number => {
  const matching = (word: string) => said.filter((token) => isMeant(token, word));
  const full = names.filter((name) => name.length > 0 && name.every((word) => matching(word).length > 0));
  return new Set([...title, ...full.flat()].flatMap(matching)).size;
};

const isMeant = (token: string, word: string): boolean =>
  !isNumber(token) && (token === word || (word.length >= 5 && token.length >= 4 && editDistance(token, word) <= 1));

const best = <Answer extends Correction>(answers: readonly Answer[], score: (answer: Answer) => number): readonly Answer[] => {
  const scores = answers.map(score);
  const highest = Math.max(0, ...scores);
  return highest === 0 ? [] : answers.filter((_, index) => scores[index] === highest);
};
