import { describe, expect, it } from '@jest/globals';
import { beginFinishing, isAnswered, seenIn, standOf } from '../../../handoff/console/desk/finishing';
import { reduce } from '../../../handoff/console/desk/reduce';
import { finish } from '../../../handoff/console/finish';
import { settle } from '../../../handoff/console/settle';
import { Refused } from '../../../handoff/console/transport/refused';
import { aConversation, aDesk, aHandoff, aLine, ana, pedro } from './desk-fixtures';

describe('an agent who ends their part in a dialog over the thread', () => {
  const before = reduce(aDesk(), { kind: 'line', conversationId: 'c', line: aLine(3) });
  const begun = beginFinishing(before, aHandoff());
  const meanwhile = reduce(before, { kind: 'line', conversationId: 'c', line: aLine(4) });

  it('has not seen what the customer writes behind it', () => {
    expect([seenIn(begun, before), seenIn(begun, meanwhile)]).toEqual([3, 3]);
    expect(standOf(begun, meanwhile)).toBe('over');
  });

  it('sees it as soon as the dialog has given the thread free, and whatever comes after', () => {
    const warned = { ...begun, hasWritten: true };
    expect(standOf(warned, meanwhile)).toBe('beside');
    expect(seenIn(warned, meanwhile)).toBe(4);
    expect(seenIn(warned, reduce(meanwhile, { kind: 'line', conversationId: 'c', line: aLine(5) }))).toBe(5);
  });

  it('is warned until somebody has answered, and again when the customer has more to say', () => {
    const speaks = (desk: typeof before, seq: number, about: Parameters<typeof aLine>[1]) =>
      reduce(desk, { kind: 'line', conversationId: 'c', line: aLine(seq, about) });
    const answered = speaks(meanwhile, 5, { author: 'agent', agent: ana });
    const noted = speaks(meanwhile, 5, { author: 'agent', agent: ana, kind: 'note' });
    const again = speaks(answered, 6, {});
    expect([before, meanwhile, noted, answered, again].map((desk) => isAnswered(begun, desk))).toEqual([false, false, false, true, false]);
    const spoken = speaks(aDesk(), 3, { author: 'agent', agent: ana });
    expect(isAnswered(beginFinishing(spoken, aHandoff()), spoken)).toBe(false);
  });

  it('does not find the dialog at another conversation, and finds it again at this one', () => {
    const warned = { ...begun, hasWritten: true };
    const elsewhere = reduce(meanwhile, { kind: 'chose', conversationId: 'd' });
    expect(standOf(warned, elsewhere)).toBe('away');
    expect(seenIn(warned, reduce(elsewhere, { kind: 'line', conversationId: 'c', line: aLine(5) }))).toBe(4);
    expect(standOf(warned, reduce(elsewhere, { kind: 'chose', conversationId: 'c' }))).toBe('beside');
  });
});

describe('what comes of doing something with a handoff', () => {
  const told = async (doing: Promise<{ handoff: ReturnType<typeof aHandoff>; epoch: number }>) => {
    const events: object[] = [];
    const settled = await settle(doing, { dispatch: (event) => events.push(event), signedOut: () => events.push({ kind: 'signed out' }) });
    return { settled, events };
  };

  it('is shown where it was done', async () => {
    const handoff = aHandoff({ state: 'active', assignee: ana });
    expect(await told(Promise.resolve({ handoff, epoch: 4 }))).toEqual({
      settled: 'done',
      events: [
        { kind: 'handoff', handoff },
        { kind: 'floor', conversationId: 'c', floor: { holder: 'agent', agent: ana, epoch: 4 } },
      ],
    });
  });

  it('is left to whoever asked where the customer has written first', async () => {
    expect(await told(Promise.reject(new Refused(409, 'customer_wrote')))).toEqual({ settled: 'customer_wrote', events: [] });
  });

  it.each([
    [new Refused(409, 'already_taken', pedro.name), { kind: 'noticed', notice: { kind: 'taken', by: 'Pedro' } }],
    [new Refused(409, 'wrong_state'), { kind: 'noticed', notice: { kind: 'refused', code: 'wrong_state' } }],
    [new Refused(503, 'not_stored'), { kind: 'noticed', notice: { kind: 'unreachable' } }],
    [new TypeError('no network'), { kind: 'noticed', notice: { kind: 'unreachable' } }],
    [new Refused(401, 'not_signed_in'), { kind: 'signed out' }],
  ])('is told where it was not done: %s', async (error, event) => {
    expect(await told(Promise.reject(error))).toEqual({ settled: 'refused', events: [event] });
  });
});

describe('ending the part of an agent', () => {
  const closed = aHandoff({ state: 'wrap_up', assignee: ana });
  const ends = async (
    act: () => Promise<{ handoff: typeof closed; epoch: number }>,
    { seen, isDown = false }: { seen?: number; isDown?: boolean } = {},
  ) => {
    const sent: object[] = [];
    const events: object[] = [];
    const settled = await finish(
      { handoff: closed, verb: 'complete', body: { outcome: 'resolved' }, seen },
      {
        api: {
          act: (_, verb, body) => {
            sent.push({ verb, ...body });
            return act();
          },
          conversation: async () => {
            if (isDown) throw new TypeError('no network');
            return aConversation({ seq: 4 });
          },
          linesBefore: async (_, before) => [aLine(before - 1)],
        },
        dispatch: (event) => events.push(event),
        signedOut: () => events.push({ kind: 'signed out' }),
      },
    );
    return { settled, sent, events };
  };
  const customerWrote = () => Promise.reject(new Refused(409, 'customer_wrote'));

  it('says up to which line they have seen what was written, where they have seen any', async () => {
    const goesOn = async () => ({ handoff: closed, epoch: 4 });
    expect(await ends(goesOn, { seen: 3 })).toMatchObject({ settled: 'done', sent: [{ verb: 'complete', outcome: 'resolved', seen: 3 }] });
    expect((await ends(goesOn)).sent).toEqual([{ verb: 'complete', outcome: 'resolved' }]);
  });

  it('shows what the customer has written instead, also where the stream is behind', async () => {
    const thread = { conversation: aConversation({ seq: 4 }), lines: [aLine(4)] };
    expect(await ends(customerWrote, { seen: 3 })).toMatchObject({ settled: 'customer_wrote', events: [{ kind: 'opened', thread }] });
  });

  it('leaves it to the stream where that cannot be read now', async () => {
    expect(await ends(customerWrote, { seen: 3, isDown: true })).toMatchObject({ settled: 'customer_wrote', events: [] });
  });
});
