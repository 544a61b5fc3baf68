import { describe, expect, it } from '@jest/globals';
import type { Line } from '../../../handoff/console/desk/line';
import { systemEvent } from '../../../handoff/console/desk/system-event';
import { type Row, timeline } from '../../../handoff/console/desk/timeline';
import { aLetter, aLine, ana, pedro } from './desk-fixtures';

const oneDay = () => 'today';
const shape = (row: Row): string => {
  switch (row.kind) {
    case 'day':
      return 'day';
    case 'boundary':
      return `→ ${row.who ?? 'bot'}${row.outcome && ` (${row.outcome})`}`;
    case 'event':
      return row.event.kind;
    case 'line':
      return `${row.line.text}${row.isFirst ? '*' : ''}`;
    case 'letter':
      return `… ${row.letter.text}`;
    default:
      return row satisfies never;
  }
};
const shapes = (lines: readonly Line[], letters: Parameters<typeof timeline>[1] = []) => timeline(lines, letters, oneDay).map(shape);
const event = (seq: number, text: string, agent?: typeof pedro) =>
  aLine(seq, { author: 'system', kind: 'event', text, ...(agent ? { agent } : {}) });

describe('the thread', () => {
  it('has a mark where a day begins', () => {
    const rows = timeline([aLine(1), aLine(2), aLine(3)], [], (at) => (at < 3_000 ? 'one' : 'two'));
    expect(rows.map(shape)).toEqual(['day', 'line 1*', 'line 2', 'day', 'line 3*']);
  });

  it('names a speaker once, and anew after a while', () => {
    expect(shapes([aLine(1), aLine(2), aLine(3, { at: 400_000 })])).toEqual(['day', 'line 1*', 'line 2', 'line 3*']);
  });

  it('marks where hands change, once, by the event or else by who speaks', () => {
    const lines = [
      aLine(1, { author: 'bot' }),
      event(2, 'handoff: accepted', ana),
      aLine(3, { author: 'agent', agent: ana }),
      aLine(4, { author: 'agent', agent: pedro }),
      event(5, 'handoff: returned (resolved)', pedro),
      aLine(6, { author: 'bot' }),
    ];
    expect(shapes(lines)).toEqual(['day', 'line 1*', '→ Ana', 'line 3*', '→ Pedro', 'line 4*', '→ bot (resolved)', 'line 6*']);
  });

  it('does not say that the bot is back where the customer is in line again and is told so', () => {
    const lines = [aLine(1, { author: 'agent', agent: ana }), event(2, 'handoff: transferred → cards', ana), aLine(3, { author: 'bot' })];
    expect(shapes(lines)).toEqual(['day', 'line 1*', 'step', 'line 3*']);
  });

  it('takes neither a note nor what the bot could not say for a change of hands', () => {
    const lines = [
      aLine(1, { author: 'agent', agent: ana }),
      aLine(2, { author: 'agent', kind: 'note', agent: pedro }),
      aLine(3, { author: 'bot', status: 'suppressed' }),
      aLine(4, { author: 'agent', agent: ana }),
    ];
    expect(shapes(lines)).toEqual(['day', 'line 1*', 'line 2*', 'line 3*', 'line 4*']);
  });

  it('shows what is on its way until its line is there, whichever comes first', () => {
    const lines = [aLine(2), aLine(3, { author: 'agent', agent: ana, text: 'text k' })];
    expect(shapes(lines.slice(0, 1), [aLetter('k', { state: 'sending' })]).at(-1)).toBe('… text k');
    expect(shapes(lines, [aLetter('k', { state: 'sending' })]).filter((row) => row.includes('text k'))).toHaveLength(1);
    expect(shapes(lines, [aLetter('k', { state: 'sending', after: 3 })]).at(-1)).toBe('… text k');
  });
});

describe('a line of the system', () => {
  it('is read where it is known', () => {
    expect(systemEvent({ text: 'handoff: asked → general (normal)' })).toEqual({
      kind: 'requested',
      reason: 'asked',
      queue: 'general',
      priority: 'normal',
    });
    expect(systemEvent({ text: 'handoff: accepted', agent: ana })).toEqual({ kind: 'step', step: 'accepted', who: 'Ana', detail: '' });
    expect(systemEvent({ text: 'handoff: completed (unresolved)' })).toMatchObject({ step: 'completed', detail: 'unresolved' });
    expect(systemEvent({ text: 'handoff: transferred → cards-emergency' })).toMatchObject({
      step: 'transferred',
      detail: 'cards-emergency',
    });
    expect(systemEvent({ text: 'handoff: transferred → agent-4a4ad53f' })).toMatchObject({ step: 'transferred', detail: '' });
    expect(systemEvent({ text: 'handoff: agent lost' })).toMatchObject({ step: 'agent_lost', who: '' });
    expect(systemEvent({ text: 'cards.block: ok' })).toEqual({ kind: 'action', action: 'cards.block', outcome: 'ok' });
    expect(systemEvent({ text: 'cards.block: unknown yet' })).toMatchObject({ outcome: 'unknown_yet' });
    expect(systemEvent({ text: 'bot failure: no such step' })).toEqual({ kind: 'failure', reason: 'no such step' });
  });

  it('stands as it is where it is not', () => {
    for (const text of ['handoff: sung', 'a note: with a colon', '']) expect(systemEvent({ text })).toEqual({ kind: 'other', text });
  });
});
