import { describe, expect, it } from '@jest/globals';
import type { Letter } from '../../../../../bots/channels/webchat/widget/conversation/chat';
import type { Line } from '../../../../../bots/channels/webchat/widget/conversation/line';
import { timeline } from '../../../../../bots/channels/webchat/widget/conversation/timeline';

const day = 86_400_000;
const dayOf = (at: number): string => String(Math.floor(at / day));
const line = (seq: number, more: Partial<Line> = {}): Line => ({ seq, at: seq, author: 'bot', kind: 'text', text: `line ${seq}`, ...more });
const letter = (clientId: string, more: Partial<Letter> = {}): Letter => ({
  clientId,
  text: clientId,
  at: 10,
  state: 'waiting',
  tries: 0,
  ...more,
});
const choices = [
  { id: 'q1.yes', title: 'Yes' },
  { id: 'q1.no', title: 'No' },
];
const answers = (lines: readonly Line[], letters: readonly Letter[] = []) =>
  timeline({ lines, letters }, dayOf).flatMap((row) => (row.kind === 'theirs' && row.line.choices ? [row.answers] : []));

describe('the rows of the page', () => {
  it('begin each day with its date', () => {
    const rows = timeline({ lines: [line(1), line(2), line(3, { at: day })], letters: [letter('a', { at: 2 * day })] }, dayOf);
    expect(rows.map(({ kind }) => kind)).toEqual(['day', 'theirs', 'theirs', 'day', 'theirs', 'day', 'own']);
  });

  it('name a speaker once, until another one speaks, five minutes pass or a day begins', () => {
    const lines = [
      line(1),
      line(2),
      line(3, { author: 'agent', agent: { name: 'Mara' } }),
      line(4, { author: 'agent', agent: { name: 'Jo' } }),
      line(5, { author: 'agent', agent: { name: 'Jo' }, at: 400_000 }),
      line(6, { author: 'agent', agent: { name: 'Jo' }, at: day }),
    ];
    const firsts = timeline({ lines, letters: [] }, dayOf).flatMap((row) => (row.kind === 'day' ? [] : [row.isFirst]));
    expect(firsts).toEqual([true, false, true, true, true, true]);
  });

  it('keep the key of a message when its letter becomes a line, so that it does not appear anew', () => {
    const asLetter = timeline({ lines: [], letters: [letter('a')] }, dayOf).at(-1);
    const asLine = timeline({ lines: [line(7, { author: 'customer', clientId: 'a' })], letters: [] }, dayOf).at(-1);
    expect(asLine).toMatchObject({ kind: 'own', key: asLetter?.key, state: 'sent' });
  });
});

describe('the answers of a question', () => {
  it('can be tapped while nothing has been said after it', () => {
    expect(answers([line(1, { choices })])).toEqual([{ state: 'open' }]);
  });

  it('are history as soon as one is tapped, and the chosen one is known', () => {
    const chosen = [{ state: 'closed', chosen: 'q1.no' }];
    expect(answers([line(1, { choices })], [letter('a', { text: 'No', choice: 'q1.no' })])).toEqual(chosen);
    expect(answers([line(1, { choices }), line(2, { author: 'customer', text: 'No' })])).toEqual(chosen);
  });

  it('are history without a choice when the customer has written something else, or the bot has gone on', () => {
    const none = [{ state: 'closed', chosen: null }];
    expect(answers([line(1, { choices }), line(2, { author: 'customer', text: 'what?' })])).toEqual(none);
    expect(answers([line(1, { choices }), line(2, { text: 'No' })])).toEqual(none);
  });
});
