import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type Action, action, type Outcome } from '../../../bots/definition/action';
import { attemptAction } from '../../../bots/mailroom/attempt-action';
import { virtualClock } from '../../../bots/testing/virtual-clock';

const input = z.object({ card: z.string() });
const declared = { name: 'cards.block', effect: 'change', needs: 'channel', input, outcomes: ['ok', 'already_blocked'] } as const;
const customer = { channel: 'webchat', address: 'x', locale: 'en' };
const attempt = (of: Action, given: unknown): Promise<Outcome> =>
  attemptAction(of, given, { clock: virtualClock(), timeout: 8_000, idempotencyKey: 'key', customer });

describe('an action', () => {
  it('gets its input as the schema reads it, and ends with a name or with values as well', async () => {
    const named = action({ ...declared, run: async ({ card }) => (card === '4821' ? 'ok' : 'already_blocked') });
    expect(await attempt(named, { card: '4821', more: 1 })).toEqual({ outcome: 'ok' });
    const valued = action({ ...declared, gives: ['card'], run: async ({ card }) => ({ outcome: 'ok', values: { card } }) });
    expect(await attempt(valued, { card: '4821' })).toEqual({ outcome: 'ok', values: { card: '4821' } });
  });

  it('cannot end with what it does not declare, as far as the compiler sees', () => {
    const { outcomes: _, ...rest } = declared;
    // @ts-expect-error: "blocked" is none of its outcomes.
    const named = action({ ...rest, outcomes: ['ok'], run: async () => 'blocked' });
    const gives = ['card'] as const;
    // @ts-expect-error: nor is it with values.
    const valued = action({ ...rest, gives, outcomes: ['ok'], run: async () => ({ outcome: 'blocked', values: { card: '4821' } }) });
    expect([named.outcomes, valued.outcomes]).toEqual([['ok'], ['ok']]);
  });

  it('tells no value that it does not declare', async () => {
    const more = { outcome: 'ok', values: { card: '4821', pin: '1234' } } as const;
    const some = action({ ...declared, gives: ['card'], run: async () => more });
    expect(await attempt(some, { card: '4821' })).toEqual({ outcome: 'ok', values: { card: '4821' } });
    // @ts-expect-error: "crad" is none of its values.
    action({ ...declared, gives: ['card'], run: async () => ({ outcome: 'ok', values: { crad: '4821' } }) });
    // @ts-expect-error: it has no values.
    const none = action({ ...declared, run: async () => more });
    expect(await attempt(none, { card: '4821' })).toEqual({ outcome: 'ok', values: {} });
  });

  it('that ends so all the same has made a mistake, which says nothing of what was done', async () => {
    const run = () => Promise.resolve('blocked');
    await expect(attempt({ ...declared, gives: [], run }, { card: '4821' })).rejects.toMatchObject({
      name: 'ActionMistake',
      code: 'undeclared_outcome',
      message: expect.stringContaining('Add it to its outcomes'),
    });
  });

  it('does not run with an input that it does not take', async () => {
    let runs = 0;
    const counted = action({
      ...declared,
      run: async () => {
        runs += 1;
        return 'ok';
      },
    });
    await expect(attempt(counted, { cards: '4821' })).rejects.toMatchObject({
      name: 'ActionMistake',
      code: 'input_mismatch',
      message: expect.stringMatching(/card.*\bCorrect what the flow passes/s),
    });
    expect(runs).toBe(0);
  });
});
