import { describe, expect, it } from '@jest/globals';
import { ActionRefused } from '../../../bots/definition/action';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { ana, deskStage, lost, person, second } from '../desk/desk-stage';
import { countingBank } from './counting-bank';

const sunday = () => virtualClock(Date.parse('2026-01-18T11:00:00Z'));
const fraud = 'someone is using my card';

/** A bank that takes five seconds for what it does; `order` may fail. */
const slow = (order: 'ok' | 'refused' = 'ok') => {
  const clock = virtualClock();
  const bank = countingBank();
  const later = (name: 'cards.block' | 'cards.order_replacement'): (typeof bank.actions)[typeof name] => {
    const run = bank.actions[name];
    return async (input, context) => {
      await clock.sleep(5 * second);
      if (name === 'cards.order_replacement' && order === 'refused') throw new ActionRefused('no');
      return run(input, context);
    };
  };
  const actions = { 'cards.block': later('cards.block'), 'cards.order_replacement': later('cards.order_replacement') };
  return { clock, bank, actions };
};

/** A customer who says this while the bank is asked for a new card, which it refuses. */
const saidWhileOrdering = async (text: string) => {
  const { clock, actions } = slow('refused');
  const at = await deskStage({ clock, actions });
  await at.says(lost);
  await at.taps('4821');
  await at.says('yes');
  await at.says('yes');
  await at.sends({ kind: 'choice', choice: at.choice('Yes'), title: 'Yes' });
  await at.sends({ kind: 'text', text });
  await at.settle();
  return at;
};

describe('a wish for a person while the bank is at work', () => {
  it('raises the request that the customer waits for already', async () => {
    const { clock, actions, bank } = slow();
    const at = await deskStage({ clock, actions });
    await at.says(person);
    expect(await at.request()).toMatchObject({ queue: 'general', priority: 'normal' });
    await at.says(lost);
    await at.taps('4821');
    await at.sends({ kind: 'choice', choice: at.choice('Yes'), title: 'Yes, block it' });
    await at.sends({ kind: 'text', text: fraud });
    await at.settle();
    expect(bank.done('block')).toBe(1);
    expect(await at.request()).toMatchObject({ state: 'queued', queue: 'cards-emergency', priority: 'urgent', intent: 'fraud' });
    expect((await at.stored()).wanted).toBeNull();
  });

  it('wins over where the flow itself hands over to, and the customer reads one notice', async () => {
    const at = await saidWhileOrdering(fraud);
    expect(await at.request()).toMatchObject({ queue: 'cards-emergency', priority: 'urgent', intent: 'fraud' });
    expect((await at.transcript()).at(-1)?.keys).toEqual([
      'order_refused.say',
      'handoff:before.fraud',
      'handoff:told_emergency',
      'handoff:line',
    ]);
  });

  it('that is no stronger leaves the request where the flow has made it', async () => {
    const at = await saidWhileOrdering(person);
    expect(await at.request()).toMatchObject({ queue: 'cards', priority: 'normal', reason: 'flow' });
    expect((await at.transcript()).at(-1)?.keys).toEqual(['order_refused.say', 'handoff:told', 'handoff:line']);
  });
});

describe('a wish for a person in the middle of a flow, while they wait already', () => {
  it('goes to whom the flow says, at any hour, as long as the card is not blocked', async () => {
    const at = await deskStage({ clock: sunday(), actions: countingBank().actions });
    await at.says(person);
    expect(await at.request()).toMatchObject({ state: 'deferred', queue: 'general' });
    expect(await at.says(lost)).toContain('Which card is it?');
    expect(await at.says(person)).toContain('emergency team');
    expect(await at.request()).toMatchObject({ state: 'queued', queue: 'cards-emergency', priority: 'urgent' });
    await at.becomes(ana, { intent: 'available' });
    expect((await at.request()).state).toBe('offered');
  });
});
