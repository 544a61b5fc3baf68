import type { Letter } from './letter';
import type { Line } from './line';
import { type HandoffStep, type SystemEvent, systemEvent } from './system-event';

/** One thing after the other, as the thread shows it. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  /** Hands have changed: a person's name, or null for the bot. */
  | { readonly kind: 'boundary'; readonly key: string; readonly at: number; readonly who: string | null; readonly outcome: string }
  | { readonly kind: 'line'; readonly key: string; readonly line: Line; readonly isFirst: boolean }
  | { readonly kind: 'event'; readonly key: string; readonly at: number; readonly event: SystemEvent }
  | { readonly kind: 'letter'; readonly key: string; readonly letter: Letter };

/** Lines of the same speaker with less between them than this stand together under one name, ms. */
const together = 5 * 60_000;

/** @param dayOf the day of a time in the agent's time zone, in any form that differs from day to day. */
export const timeline = (lines: readonly Line[], letters: readonly Letter[], dayOf: (at: number) => string): readonly Row[] => {
  const rows: Row[] = [];
  let day = '';
  let last: { readonly speaker: string; readonly at: number } | null = null;
  /** Who speaks for the house: a person's name, or null for the bot. Where the lines that are here begin it is not known. */
  let voice: string | null | undefined;

  const changeHands = (who: string | null, { seq, at }: Line, outcome = ''): void => {
    rows.push({ kind: 'boundary', key: `hands ${seq}`, at, who, outcome });
    voice = who;
    last = null;
  };
  const speaks = (who: string | null, line: Line): void => {
    if (voice !== undefined && voice !== who) changeHands(who, line);
    voice = who;
  };

  for (const line of lines) {
    if (dayOf(line.at) !== day) {
      day = dayOf(line.at);
      last = null;
      rows.push({ kind: 'day', key: `day ${line.seq}`, at: line.at });
    }
    if (line.author === 'system') {
      const event = systemEvent(line);
      if (event.kind === 'step' && event.step === 'accepted' && event.who !== '') changeHands(event.who, line);
      else if (event.kind === 'step' && event.step === 'returned') changeHands(null, line, event.detail);
      else rows.push({ kind: 'event', key: `line ${line.seq}`, at: line.at, event });
      // The event itself says that nobody of the house has the word any more.
      if (event.kind === 'step' && letsGo.includes(event.step)) voice = null;
      last = null;
      continue;
    }
    if (line.author === 'agent' && line.kind !== 'note') speaks(line.agent?.name ?? '', line);
    if (line.author === 'bot' && line.status !== 'suppressed') speaks(null, line);
    const speaker = `${line.kind === 'note' ? 'note' : line.status === 'suppressed' ? 'wanted' : line.author} ${line.agent?.id ?? ''}`;
    const isFirst = speaker !== last?.speaker || line.at - last.at > together;
    last = { speaker, at: line.at };
    rows.push({ kind: 'line', key: `line ${line.seq}`, line, isFirst });
  }
  for (const letter of letters) {
    if (!isAnswered(letter, lines)) rows.push({ kind: 'letter', key: `letter ${letter.key}`, letter });
  }
  return rows;
};

/** The steps after which the customer is with the bot or in line. */
const letsGo: readonly HandoffStep[] = ['agent_lost', 'back_in_line', 'cancelled', 'completed', 'customer_left', 'transferred'];

/** The stream may bring a letter's line before the post does. */
const isAnswered = ({ state, text, file, after, kind }: Letter, lines: readonly Line[]): boolean =>
  state === 'sending' &&
  lines.some(
    (line) =>
      line.seq > after &&
      line.author === 'agent' &&
      line.text === text &&
      line.media?.id === file?.id &&
      (line.kind === 'note') === (kind === 'note'),
  );
