import type { ShownFile } from '../../../../server/window-parts/media/shown-file';
import { type Answers, answersOf } from './answers';
import type { Chat, Letter } from './chat';
import type { Line } from './line';

/** One thing after the other, as the page shows it. A message of the customer's is one row all the way from letter to line. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'theirs'; readonly key: string; readonly line: Line; readonly isFirst: boolean; readonly answers: Answers }
  | {
      readonly kind: 'own';
      readonly key: string;
      readonly text: string;
      readonly media?: ShownFile;
      readonly at: number;
      readonly state: Letter['state'];
      readonly fault?: Letter['fault'];
      readonly isFirst: boolean;
    };

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
  const addOwn = (
    key: string,
    { text, media, at, fault }: Pick<Letter, 'text' | 'media' | 'at' | 'fault'>,
    state: Letter['state'],
  ): void => {
    const first = isFirst('customer', at);
    const file = { ...(media === undefined ? {} : { media }), ...(fault === undefined ? {} : { fault }) };
    rows.push({ kind: 'own', key, text, ...file, at, state, isFirst: first });
  };

  chat.lines.forEach((line, index) => {
    if (line.author === 'customer') return addOwn(line.clientId ?? `line ${line.seq}`, line, 'sent');
    const first = isFirst(`${line.author} ${line.agent?.name ?? ''}`, line.at);
    rows.push({ kind: 'theirs', key: `line ${line.seq}`, line, isFirst: first, answers: answersOf(chat, index) });
  });
  for (const letter of chat.letters) addOwn(letter.clientId, letter, letter.state);
  return rows;
};
