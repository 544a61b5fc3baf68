import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Chat, newChat } from '../../../../../bots/channels/webchat/widget/conversation/chat';
import type { ChatEvent } from '../../../../../bots/channels/webchat/widget/conversation/chat-event';
import type { Line } from '../../../../../bots/channels/webchat/widget/conversation/line';
import { nextLetter } from '../../../../../bots/channels/webchat/widget/conversation/next-letter';
import { reduce } from '../../../../../bots/channels/webchat/widget/conversation/reduce';

const after = (events: readonly ChatEvent[], chat: Chat = newChat()): Chat => events.reduce(reduce, chat);
const wrote = (clientId: string, text = clientId): ChatEvent => ({ kind: 'wrote', letter: { clientId, text, at: 0 } });
const line = (seq: number, more: Partial<Line> = {}): ChatEvent => ({
  kind: 'line',
  line: { seq, at: seq, author: 'bot', kind: 'text', text: `line ${seq}`, ...more },
});
const own = (seq: number, clientId: string): ChatEvent => line(seq, { author: 'customer', clientId, text: clientId });
const seqs = ({ lines }: Chat): readonly number[] => lines.map(({ seq }) => seq);

describe('what the page knows of the conversation', () => {
  it('is the same lines, each once and by number, in whatever order and however often they come', () => {
    const deliveries = fc
      .uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 30 })
      .chain((known) => fc.tuple(fc.constant(known), known.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...known))))
      .chain(([known, repeated]) =>
        fc.tuple(fc.constant(known), fc.shuffledSubarray([...known, ...repeated], { minLength: known.length + repeated.length })),
      );
    fc.assert(
      fc.property(deliveries, ([known, delivered]) => {
        expect(seqs(after(delivered.map((seq) => line(seq))))).toEqual([...known].sort((a, b) => a - b));
      }),
    );
  });

  it('has each of the customer’s messages once, as a letter or as a line, whenever its line comes', () => {
    const ids = ['a', 'b', 'c'];
    const happenings = ids.flatMap((id, index): readonly ChatEvent[] => [
      wrote(id),
      { kind: 'posting', clientId: id },
      { kind: 'stumbled', clientId: id },
      { kind: 'posted', clientId: id },
      own(index + 1, id),
    ]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...happenings), { maxLength: 40 }), (events) => {
        const { lines, letters } = after(events);
        const shown = [...lines.map(({ clientId }) => clientId), ...letters.map(({ clientId }) => clientId)];
        expect(new Set(shown).size).toBe(shown.length);
      }),
    );
  });

  it('replaces a line that it knows', () => {
    const { lines } = after([line(1), line(2), line(1, { text: 'said better' })]);
    expect(lines.map(({ text }) => text)).toEqual(['said better', 'line 2']);
  });

  it('has nobody typing any more once they have spoken, or the connection has gone', () => {
    const typing = after([{ kind: 'typing', on: true }]);
    expect(after([own(1, 'a')], typing).typing).toBe(true);
    expect(after([line(1)], typing).typing).toBe(false);
    expect(after([{ kind: 'connection', connection: 'offline' }], typing).typing).toBe(false);
  });

  it('starts empty when the customer begins anew', () => {
    expect(after([line(1), wrote('a'), { kind: 'begun' }])).toEqual(newChat());
  });

  it('takes what was written along when the server does not know the conversation, but no answer to a question that is gone', () => {
    const tapped: ChatEvent = { kind: 'wrote', letter: { clientId: 'b', text: 'Yes', choice: 'q1.yes', at: 0 } };
    const chat = after([line(1), wrote('a'), tapped, { kind: 'posting', clientId: 'a' }, { kind: 'unknown' }]);
    expect(chat).toMatchObject({ restarted: true, lines: [], letters: [{ clientId: 'a', state: 'waiting' }] });
  });
});

describe('a letter', () => {
  const state = (...events: ChatEvent[]) => after([wrote('a'), ...events]).letters[0]?.state;

  it('waits, is posted, and is sent', () => {
    expect(state()).toBe('waiting');
    expect(state({ kind: 'posting', clientId: 'a' })).toBe('sending');
    expect(state({ kind: 'posting', clientId: 'a' }, { kind: 'posted', clientId: 'a' })).toBe('sent');
  });

  it('goes back into the queue when an attempt comes to nothing, and fails after six', () => {
    const stumbled: ChatEvent = { kind: 'stumbled', clientId: 'a' };
    expect(state(...Array<ChatEvent>(5).fill(stumbled))).toBe('waiting');
    expect(state(...Array<ChatEvent>(6).fill(stumbled))).toBe('failed');
  });

  it('that failed is tried again when the customer wants it, and only then', () => {
    expect(state({ kind: 'refused', clientId: 'a' })).toBe('failed');
    expect(state({ kind: 'refused', clientId: 'a' }, { kind: 'retried', clientId: 'a' })).toBe('waiting');
  });

  it('that was sent stays sent, whatever is heard of an earlier attempt', () => {
    expect(state({ kind: 'posted', clientId: 'a' }, { kind: 'stumbled', clientId: 'a' })).toBe('sent');
  });

  it('is posted after those before it, one at a time, and not held up by one that failed', () => {
    const two = after([wrote('a'), wrote('b')]);
    expect(nextLetter(two.letters)?.clientId).toBe('a');
    expect(nextLetter(after([{ kind: 'posting', clientId: 'a' }], two).letters)).toBeNull();
    expect(nextLetter(after([{ kind: 'stumbled', clientId: 'a' }], two).letters)?.clientId).toBe('a');
    expect(nextLetter(after([{ kind: 'refused', clientId: 'a' }], two).letters)?.clientId).toBe('b');
  });

  const photo = { kind: 'image', fileName: 'card.png', size: 3, state: 'kept' } as const;
  const sentPhoto: ChatEvent = { kind: 'wrote', letter: { clientId: 'p', text: '', media: photo, at: 0 } };

  it('remembers that a file is at the server, but not in a conversation that is begun anew', () => {
    const there = after([sentPhoto, { kind: 'posting', clientId: 'p' }, { kind: 'uploaded', clientId: 'p', id: 'f1' }]);
    expect(there.letters[0]?.media).toEqual({ ...photo, id: 'f1' });
    const anew = after([{ kind: 'unknown' }], there);
    expect(anew.letters[0]).toMatchObject({ media: photo, state: 'waiting' });
    expect(anew.letters[0]?.media).not.toHaveProperty('id');
  });

  it('keeps a file that can never go out with its reason, until the customer takes it away', () => {
    const spoilt = after([sentPhoto, { kind: 'spoilt', clientId: 'p', fault: 'too_large' }]);
    expect(spoilt.letters[0]).toMatchObject({ state: 'failed', fault: 'too_large' });
    expect(after([{ kind: 'retried', clientId: 'p' }], spoilt)).toEqual(spoilt);
    expect(nextLetter(spoilt.letters)).toBeNull();
    expect(after([{ kind: 'removed', clientId: 'p' }], spoilt).letters).toEqual([]);
  });
});
