import { describe, expect, it } from '@jest/globals';
import { hearing } from '../../../bots/mailroom/hearing';
import type { InboxLetter } from '../../../bots/mailroom/letters';
import type { Observed } from '../../../bots/observer';
import type { Stored } from '../../../bots/storage/store';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import type { InboundStatus } from '../../../flows/dialogue/inbound';
import { quiet } from './quiet';

const told: InboundStatus = { kind: 'status', id: 's', account: 'page', at: 0, providerId: 'm_1', status: 'delivered' };
const letter: Stored<InboxLetter> = {
  id: 'messenger:page:s',
  channel: 'messenger',
  conversation: '',
  inbound: told,
  arrival: 0,
  state: 'pending',
  version: 1,
};

/** `known`: what the outbox answers, one after the other, and then for ever the last. */
const stage = (...known: (boolean | Error)[]) => {
  const clock = virtualClock(0);
  const ended: string[] = [];
  const observed: Observed[] = [];
  let asked = 0;
  const heard = async (): Promise<boolean> => {
    const answer = known[Math.min(asked++, known.length - 1)];
    if (answer instanceof Error) throw answer;
    return answer ?? false;
  };
  const ears = hearing({ clock, heard, observe: (one) => observed.push(one), finish: async (_, state) => void ended.push(state) });
  const post = async (): Promise<void> => {
    ears.post(letter, told);
    await ears.idle();
  };
  return { clock, ears, post, ended, observed, asked: () => asked, passes: (ms: number) => clock.advance(ms, quiet) };
};

describe('what a provider tells of letters', () => {
  it('is done with when the outbox knows the letter', async () => {
    const { post, ended, asked, passes } = stage(true);
    await post();
    await passes(60_000);
    expect([ended, asked()]).toEqual([['done'], 1]);
  });

  it('waits for the answer to the request that it has overtaken', async () => {
    const { post, ended, passes } = stage(false, true);
    await post();
    expect(ended).toEqual([]);
    await passes(1_000);
    expect(ended).toEqual(['done']);
  });

  it('is kept when it still names no letter after any request is over', async () => {
    const { post, ended, asked, passes } = stage(false);
    await post();
    await passes(10_000);
    expect(ended).toEqual([]);
    await passes(1_000);
    expect([ended, asked()]).toEqual([['kept'], 3]);
  });

  it('stays in the store for the next sweep when the outbox fails', async () => {
    const { post, ended, observed, passes } = stage(new Error('the store is down'), true);
    await post();
    await passes(60_000);
    expect([ended, observed.map(({ kind }) => kind)]).toEqual([[], ['trouble']]);
    await post();
    expect(ended).toEqual(['done']);
  });

  it('is not asked about any more once the house stops', async () => {
    const { ears, post, asked, passes } = stage(false);
    await post();
    await ears.stop();
    await passes(60_000);
    expect(asked()).toBe(1);
  });
});
