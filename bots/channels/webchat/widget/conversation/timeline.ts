import { type Answers, answersOf } from './answers';
import type { Chat, Letter } from './chat';
import type { Line } from './line';

/** One thing after the other, as the page shows it. Keys stay the same when a letter has become a line. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'line'; readonly key: string; readonly line: Line; readonly isFirst: boolean; readonly answers: Answers }
  | { readonly kind: 'letter'; readonly key: string; readonly letter: Letter; readonly isFirst: boolean };

/** Bubbles of the same speaker with less between them than this stand together under one name, ms. */
const together = 5 * 60_000;

/** @param dayOf the day of a time in the customer's time zone, in any form that differs from day to day. */
export const timeline = (chat: Pick<Chat, 'lines' | 'letters'>, dayOf: (at: number) => string): readonly Row[] => {
  const rows: Row[] = [];
  let last: { readonly speaker: string; readonly at: number; readonly day: string } | null = null;

  const isFirst = (speaker: string, at: number): boolean => {
    const day = dayOf(at);
    const isNewDay = day !== last?.day;
    if (isNewDay) rows.push({ kind: 'day', key: `day ${day} ${rows.length}`, at });
    const first = isNewDay || speaker !== last?.speaker || at - last.at > together;
    last = { speaker, at, day };
    return first;
  };

  chat.lines.forEach((line, index) => {
    const first = isFirst(speakerOf(line), line.at);
    rows.push({ kind: 'line', key: line.clientId ?? `line ${line.seq}`, line, isFirst: first, answers: answersOf(chat, index) });
  });
  for (const letter of chat.letters) {
    const first = isFirst('customer', letter.at);
    rows.push({ kind: 'letter', key: letter.clientId, letter, isFirst: first });
  }
  return rows;
};

const speakerOf = ({ author, agent }: Line): string => (author === 'agent' ? `agent ${agent?.name ?? ''}` : author);
