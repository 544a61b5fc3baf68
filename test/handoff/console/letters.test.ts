import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { DeskEvent } from '../../../handoff/console/desk/desk-event';
import { goingOutAgain } from '../../../handoff/console/desk/going-out-again';
import { nextLetters } from '../../../handoff/console/desk/next-letters';
import { reduce } from '../../../handoff/console/desk/reduce';
import { reduceLetters } from '../../../handoff/console/desk/reduce-letters';
import { postLetter } from '../../../handoff/console/transport/post-letter';
import { Refused } from '../../../handoff/console/transport/refused';
import { aDesk, aLetter, aLine } from './desk-fixtures';

const keys = (letters: readonly { readonly key: string }[]) => letters.map(({ key }) => key);

describe('what an agent has written', () => {
  it('waits until it is a line, and then stands there once', () => {
    const line = aLine(3, { author: 'agent', text: 'text k' });
    const events: DeskEvent[] = [
      { kind: 'wrote', letter: aLetter('k') },
      { kind: 'posting', key: 'k' },
      { kind: 'line', conversationId: 'c', line },
      { kind: 'posted', key: 'k', line },
      { kind: 'posted', key: 'k', line },
    ];
    const desk = events.reduce(reduce, aDesk());
    expect(desk.letters).toEqual([]);
    expect(desk.threads.get('c')?.lines.filter(({ text }) => text === 'text k')).toHaveLength(1);
  });

  it('is tried again by the same key, until the agent is asked', () => {
    const tried = (times: number) =>
      Array.from({ length: times }).reduce(
        (letters: readonly ReturnType<typeof aLetter>[]) => reduceLetters(letters, { kind: 'stumbled', key: 'k' }),
        [aLetter('k', { state: 'sending' })],
      )[0];
    expect(tried(5)).toMatchObject({ key: 'k', state: 'waiting', tries: 5 });
    expect(tried(6)).toMatchObject({ key: 'k', state: 'failed', refusal: 'unreachable' });
  });

  it('is tried again where it is a note, too: the server takes it once', () => {
    const [note] = reduceLetters([aLetter('n', { kind: 'note', state: 'sending' })], { kind: 'stumbled', key: 'n' });
    expect(note?.state).toBe('waiting');
  });

  it('keeps its text when hands have changed, and goes out under the new epoch only when the agent says so', () => {
    const refused = reduceLetters([aLetter('k')], { kind: 'refused', key: 'k', refusal: 'stale_control' });
    expect(refused[0]).toMatchObject({ state: 'failed', refusal: 'stale_control', text: 'text k', epoch: 3 });
    expect(nextLetters(refused)).toEqual([]);
    const again = reduceLetters(refused, { kind: 'retried', key: 'k', epoch: 7 });
    expect(again[0]).toEqual(aLetter('k', { epoch: 7 }));
  });

  it('sends the same thing when it goes out again', () => {
    const sends = { article: 'fees' };
    const refused = reduceLetters([aLetter('k', { sends })], { kind: 'refused', key: 'k', refusal: 'unreachable' });
    expect(reduceLetters(refused, { kind: 'retried', key: 'k', epoch: 7 })[0]).toEqual(aLetter('k', { sends, epoch: 7 }));
  });

  it('can be taken back into the composer, before what stands there', () => {
    const desk = aDesk({
      letters: [aLetter('k', { state: 'failed', refusal: 'not_yours' })],
      drafts: new Map([['c', { frame: 'note', reply: 'more', note: 'a note' }]]),
    });
    const after = reduce(desk, { kind: 'recalled', key: 'k' });
    expect(after.letters).toEqual([]);
    expect(after.drafts.get('c')).toEqual({ frame: 'reply', reply: 'text k\nmore', note: 'a note' });
  });

  it('goes out in its order, one at a time in each conversation', () => {
    const letters = [
      aLetter('1', { state: 'sending' }),
      aLetter('2'),
      aLetter('3', { conversationId: 'd' }),
      aLetter('4', { conversationId: 'd' }),
    ];
    expect(keys(nextLetters(letters))).toEqual(['3']);
  });

  it('is not held up by an earlier one that has failed', () => {
    expect(keys(nextLetters([aLetter('1', { state: 'failed' }), aLetter('2')]))).toEqual(['2']);
  });

  it('is never lost: whatever happens, it waits, has failed in sight, is back in the composer or is a line', () => {
    const event = fc.constantFrom<DeskEvent>(
      { kind: 'posting', key: 'k' },
      { kind: 'stumbled', key: 'k' },
      { kind: 'refused', key: 'k', refusal: 'stale_control' },
      { kind: 'retried', key: 'k', epoch: 9 },
      { kind: 'recalled', key: 'k' },
      { kind: 'posted', key: 'k', line: aLine(3, { author: 'agent', text: 'text k' }) },
      { kind: 'connection', connection: 'offline' },
      { kind: 'read', handoffs: [], presence: { intent: 'busy', here: true, missedOffer: false }, thread: null },
    );
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const posted = events.some(({ kind }) => kind === 'posted');
        const desk = events.reduce(reduce, aDesk({ letters: [aLetter('k')] }));
        const isLetter = desk.letters.some(({ text }) => text === 'text k');
        const isDraft = desk.drafts.get('c')?.reply.includes('text k') ?? false;
        expect(isLetter || isDraft || posted).toBe(true);
      }),
    );
  });
});

describe('one attempt to post', () => {
  const outcome = (error: unknown) =>
    postLetter(aLetter('k'), () => {
      throw error;
    });

  it('gives the line that the server answers', async () => {
    const line = aLine(3);
    expect(await postLetter(aLetter('k'), async () => line)).toEqual({ kind: 'posted', key: 'k', line });
  });

  it('may be repeated after what passes: no network, a busy server, a session that has run out', async () => {
    for (const error of [
      new TypeError('no network'),
      new Refused(503, 'not_stored'),
      new Refused(429, 'too_many'),
      new Refused(401, 'not_signed_in'),
    ]) {
      expect(await outcome(error)).toEqual({ kind: 'stumbled', key: 'k' });
    }
  });

  it('says why where it is of no use to repeat it', async () => {
    expect(await outcome(new Refused(409, 'stale_control'))).toMatchObject({ kind: 'refused', refusal: 'stale_control' });
    expect(await outcome(new Refused(422, 'window_closed'))).toMatchObject({ kind: 'refused', refusal: 'window_closed' });
    expect(await outcome(new Refused(400, 'bad_request'))).toMatchObject({ kind: 'refused', refusal: 'refused' });
  });
});

describe('a letter that was under way when the page was loaded anew', () => {
  it('goes out again, a reply as well as a note: the server knows both by their key', () => {
    const letters = [
      aLetter('r', { state: 'sending' }),
      aLetter('n', { state: 'sending', kind: 'note' }),
      aLetter('f', { state: 'failed' }),
    ];
    expect(letters.map(goingOutAgain).map(({ state }) => state)).toEqual(['waiting', 'waiting', 'failed']);
  });
});
