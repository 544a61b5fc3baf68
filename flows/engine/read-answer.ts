import { deniedAmong, type Negating } from './denied';
import { isOneEdit } from './nearest';
import type { Correction, FlowEvent, Question } from './run';
import { isWhole, placesOf, type Said, saidOf, wordsOf } from './said';

/** How people name what can be chosen, in the language of the conversation. */
export interface AnswerWords extends Negating {
  /** The title as it is shown. */
  readonly title: (answer: Naming) => string;
  /** Other names of a word: `blue` → `['blaue', 'blaues']`. The word itself need not be among them. */
  readonly names: (word: string) => readonly string[];
  /** `[['first', 'number one'], ['second'], …]` */
  readonly ordinals: readonly (readonly string[])[];
  /** `['last', 'the bottom one']` */
  readonly last: readonly string[];
  /** `[['one'], ['two'], …]`: an ordinal where nothing else is said. */
  readonly numbers: readonly (readonly string[])[];
  /** `['the other one']`: where there are two, the one that was not meant before. */
  readonly other: readonly string[];
}

/** What an answer is called by. */
type Naming = Pick<Correction, 'titleKeys' | 'words' | 'option' | 'event'>;

/** Longer clauses mean something else than an answer, even where a word of an option stands in them. */
const longestAnswer = 8;
/** In characters; whoever writes more tells a story. */
const longestText = 500;

/**
 * Reads a typed answer to the open question: a title, the last four digits, a number or an ordinal, a name of what is
 * meant. One typing mistake is forgiven in words of five letters and more. Null when nothing fits, when two things fit, and for
 * what is named only to say that it is not meant.
 */
export const readAnswer = (question: Question, text: string, words: AnswerWords): FlowEvent | null => {
  if (question.kind === 'ask' && question.of === 'text') {
    const value = text.trim();
    return value.length >= 1 && value.length <= longestText ? { type: 'answer', slot: question.slot, value } : null;
  }
  if (text.length > longestText) return null;
  const said = saidOf(text);
  const { choices, corrections } = question;
  const byTitle = [...choices, ...corrections].filter((answer) => isTitle(answer, said, words));
  if (byTitle.length > 0) return only(byTitle);

  const offered = choices.filter((choice) => !isYesOrNo(choice));
  const named = [...offered, ...corrections];
  const digits = once((answer) => placesOfDigits(answer, said));
  const ordinals = once((answer) => (question.kind === 'ask' ? placesOfOrdinal(choices, answer, said, words) : []));
  const names = once((answer) => placesOfNames(answer, said, words));
  const others = phrasesIn(said, words.other);

  const known = [...named, ...corrections.flatMap(({ instead }) => instead ?? [])];
  const placesOfAll = (answer: Naming) => [digits, ordinals, names].flatMap((reading) => reading(answer));
  const denied = deniedAmong(new Set([...known.flatMap(placesOfAll), ...others]), said, words);
  const against = known.filter((answer) => placesOfAll(answer).some((place) => denied.has(place)));
  // "Not the blue card" speaks for no other card either.
  const spent = new Set(against.flatMap(placesOfAll));
  const isLong = (place: number): boolean => said.clauses.filter((clause) => clause === said.clauses[place]).length > longestAnswer;
  const meant =
    (reading: Reading): Reading =>
    (answer) =>
      reading(answer).filter((place) => !spent.has(place) && (reading === digits || !isLong(place)));

  const byDigits = clearest(named, meant(digits));
  if (byDigits.length > 0) return only(byDigits);
  const byNumber = choices.filter((_, index) => isNumberOf(index, question, said, words));
  if (byNumber.length > 0) return only(byNumber);
  const byOrdinal = clearest(offered, meant(ordinals));
  if (byOrdinal.length > 0) return only(byOrdinal);
  const byName = clearest(corrections, (answer) => beyond(answer, meant(names)));
  const pointed = others.some((place) => !denied.has(place) && !isLong(place)) ? corrections.filter(({ option }) => option) : [];
  // "My other card was stolen" speaks of two things.
  if (byName.length > 0) return only(pointed.length > 0 && !byName.some((one) => pointed.includes(one)) ? [...byName, ...pointed] : byName);
  if (pointed.length > 0) return only(pointed);
  return only(clearest(offered, meant(names)));
};

/** The places of the words that speak for an answer. */
type Reading = (answer: Naming) => readonly number[];

/** What was read of an answer stays so. */
const once = (reading: Reading): Reading => {
  const read = new Map<Naming, readonly number[]>();
  return (answer) => {
    const places = read.get(answer) ?? reading(answer);
    read.set(answer, places);
    return places;
  };
};

const only = (answers: readonly Correction[]): FlowEvent | null => (answers.length === 1 ? (answers[0]?.event ?? null) : null);

/** The answer that all words speak for which speak for any; more than one where it is not clear. */
const clearest = (answers: readonly Correction[], reading: Reading): readonly Correction[] => {
  const fitting = answers.flatMap((answer) => {
    const places = new Set(reading(answer));
    return places.size > 0 ? [{ answer, places }] : [];
  });
  const all = fitting.flatMap(({ places }) => [...places]);
  const clear = fitting.filter(({ places }) => all.every((place) => places.has(place)));
  return (clear.length > 0 ? clear : fitting).map(({ answer }) => answer);
};

/** A word that names the present value as well ("my card") speaks for no other one. */
const beyond = (answer: Naming & Pick<Correction, 'instead'>, reading: Reading): readonly number[] => {
  const places = new Set(reading(answer));
  const present = new Set(answer.instead ? reading(answer.instead) : []);
  return places.size > present.size && [...present].every((place) => places.has(place)) ? [...places] : [];
};

/** A sentence with a "no" in it is for triage to judge; here only the bare word counts. */
const isYesOrNo = ({ event }: Naming): boolean => event.type === 'yes' || event.type === 'no';

const namesOf = ({ words }: Naming, { names }: AnswerWords): readonly string[] => words.flatMap((word) => [word, ...names(word)]);

const isTitle = (answer: Naming, said: Said, words: AnswerWords): boolean => {
  const titles = [words.title(answer), ...(isYesOrNo(answer) ? namesOf(answer, words) : [])];
  return titles.some((title) => isWhole(said, title));
};

const phrasesIn = (said: Said, phrases: readonly string[]): readonly number[] => phrases.flatMap((phrase) => placesOf(said, phrase).flat());

const isNumber = (word: string): boolean => /^\d+$/.test(word);

/** Four digits and more, in one piece or in several ("48 21"). */
const placesOfDigits = ({ option }: Naming, { words }: Said): readonly number[] => {
  const endings = Object.entries(option ?? {}).flatMap(([name, value]) =>
    name !== 'id' && isNumber(value) && value.length >= 4 ? [value.slice(-4)] : [],
  );
  const runs: { digits: string; places: number[] }[] = [];
  for (const [place, word] of words.entries()) {
    const run = runs.at(-1);
    if (!isNumber(word)) continue;
    if (run?.places.at(-1) === place - 1 && word.length < 4 && run.digits.length < 4) {
      run.digits += word;
      run.places.push(place);
    } else runs.push({ digits: word, places: [place] });
  }
  return runs.flatMap(({ digits, places }) => (digits.length >= 4 && endings.includes(digits.slice(-4)) ? places : []));
};

/** "2", also where it means yes or no; in words ("two") only where there is something to count. */
const isNumberOf = (index: number, { kind }: Question, said: Said, { numbers }: AnswerWords): boolean =>
  isWhole(said, String(index + 1)) || (kind === 'ask' && (numbers[index] ?? []).some((number) => isWhole(said, number)));

const placesOfOrdinal = (choices: readonly Naming[], answer: Naming, said: Said, { ordinals, last }: AnswerWords): readonly number[] => {
  const index = choices.indexOf(answer);
  return phrasesIn(said, [...(ordinals[index] ?? []), ...(index >= 0 && index === choices.length - 1 ? last : [])]);
};

/** Names that were said in full. Of the title of an option every word counts ("the gold one"), of a choice only the whole. */
const placesOfNames = (answer: Naming, said: Said, words: AnswerWords): readonly number[] => {
  const title = words.title(answer);
  const titles = answer.option ? wordsOf(title) : [title];
  return [...titles, ...namesOf(answer, words)].flatMap((name) => placesOf(said, name, isMeant).flat());
};

const isMeant = (said: string, word: string): boolean =>
  !isNumber(said) && (said === word || (word.length >= 5 && said.length >= 4 && isOneEdit(said, word)));
