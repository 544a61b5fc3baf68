import { describe, expect, it } from '@jest/globals';
import { handoffs } from '../../../bots/conversation/records';
import { ActionRefused } from '../../../bots/definition/action';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { countingBank } from '../conversation/counting-bank';
import { ana, deskStage, inWords, lost, minute, person, second } from './desk-stage';

type Bank = (attempt: number) => Promise<string>;

/** A customer whose card is being blocked; Ana has pulled the conversation before the bank has answered. */
const pulled = async (bank: Bank = async () => 'ok', ms = 5 * second) => {
  const clock = virtualClock();
  let attempt = 0;
  const block = async () => {
    attempt += 1;
    await clock.sleep(ms);
    return bank(attempt);
  };
  const at = await deskStage({ clock, actions: { ...countingBank().actions, 'cards.block': block } });
  await at.says(lost);
  await at.taps('4821');
  await at.sends({ kind: 'choice', choice: at.choice('Yes'), title: 'Yes, block it' });
  await rounds();
  return at;
};
const rounds = async (): Promise<void> => {
  for (let round = 0; round < 20; round += 1) await new Promise((resolve) => setImmediate(resolve));
};
const pulls = async (at: Awaited<ReturnType<typeof pulled>>) => {
  const done = await at.desk.pull(ana, (await at.stored()).id);
  await rounds();
  return done;
};

describe('while the bank is at work and a person takes over', () => {
  it('what the customer wrote meanwhile is released to the person at once', async () => {
    const at = await pulled();
    await at.sends({ kind: 'text', text: 'is it done?' });
    await at.sends({ kind: 'text', text: 'hello?' });
    await rounds();
    expect((await at.transcript()).at(-1)?.text).toBe('Yes, block it');
    await pulls(at);
    expect((await at.transcript()).map(({ text }) => text).slice(-3)).toEqual(['handoff: accepted', 'is it done?', 'hello?']);
  });

  it('the outcome stands in front of the person, and the bot says nothing about it', async () => {
    const at = await pulled();
    await pulls(at);
    expect(await at.reads(() => at.settle())).toBe('');
    expect(await at.events()).toEqual(['handoff: accepted', 'cards.block: ok']);
  });

  it('the flow goes on with the outcome when it is given back', async () => {
    const at = await pulled();
    await pulls(at);
    await at.settle();
    const read = await at.reads(() => at.does((id) => at.desk.return(ana, id, { outcome: 'resolved', note: '' })));
    expect(read).toContain('is blocked, and nobody can pay with it any more');
    expect(read).toContain('Shall I order you a new card?');
  });

  it('and gives it back at once, the flow waits for the outcome as before', async () => {
    const at = await pulled();
    await pulls(at);
    const id = await at.handoff();
    const read = await at.reads(() => at.desk.return(ana, id, { outcome: 'resolved', note: '' }));
    expect(read).toContain("From here it's me again");
    expect(read).toContain('is blocked');
    expect((await at.events()).filter((text) => text === 'cards.block: ok')).toHaveLength(1);
  });

  it('and sends the customer to another step, the outcome is told when it is known', async () => {
    const at = await pulled();
    await pulls(at);
    const id = await at.handoff();
    const read = await at.reads(() => at.desk.return(ana, id, { outcome: 'resolved', note: '', to: 'block-lost-card.what_happened' }));
    expect(read).toContain('Did you lose it, or was it stolen?');
    expect(read).toContain('has gone through now');
    expect((await at.stored()).errand).toBeNull();
    expect(await at.says('stolen')).toContain('as stolen and block it now?');
  });

  it('and completes it, the outcome is told when it is known, and nobody is alarmed', async () => {
    const at = await pulled();
    await pulls(at);
    const { id, floor } = await at.stored();
    await at.desk.reply(ana, id, { saying: inWords('I am with you.'), key: 'k', epoch: floor.epoch });
    await at.desk.complete(ana, await at.handoff(), { outcome: 'resolved' });
    expect(await at.reads(() => at.settle())).toContain('has gone through now');
    expect((await at.events()).at(-1)).toBe('cards.block: ok');
    expect((await at.stored()).errand).toBeNull();
  });

  it('and completes it without a word, the flow waits for the outcome as before', async () => {
    const at = await pulled();
    await pulls(at);
    await at.desk.complete(ana, await at.handoff(), { outcome: 'resolved' });
    expect(await at.reads(() => at.settle())).toContain('is blocked, and nobody can pay with it any more');
    expect(at.said()).toContain('Shall I order you a new card?');
  });

  it('and completes it for good, the outcome is told all the same', async () => {
    const at = await pulled();
    await pulls(at);
    const id = await at.handoff();
    const { id: conversation, floor } = await at.stored();
    await at.desk.reply(ana, conversation, { saying: inWords('I am with you.'), key: 'k', epoch: floor.epoch });
    await at.desk.complete(ana, id, { outcome: 'resolved' });
    await at.desk.complete(ana, id, { outcome: 'resolved' });
    expect(await at.reads(() => at.settle())).toContain('has gone through now');
    expect(await at.stored()).toMatchObject({ openHandoff: null, errand: null, overdue: [], interrupted: null });
  });

  it('and passes it on, the outcome is told while the customer waits for the next one, and kept for the flow', async () => {
    const at = await pulled();
    await pulls(at);
    await at.desk.transfer(ana, await at.handoff(), { to: { queue: 'cards' }, warm: false, note: '' });
    expect(await at.reads(() => at.settle())).toContain('has gone through now');
    expect(await at.events()).toEqual(['handoff: accepted', 'handoff: transferred → cards', 'cards.block: ok']);
    expect((await at.request()).state).toBe('queued');
    await at.says('cancel');
    expect(at.said()).toContain('Shall I order you a new card?');
  });

  it('and passes it on, a wish that is more urgent is served behind the outcome', async () => {
    const at = await pulled();
    await pulls(at);
    await at.desk.transfer(ana, await at.handoff(), { to: { queue: 'cards' }, warm: false, note: '' });
    await at.sends({ kind: 'text', text: 'there is fraud on my account' });
    await at.settle();
    expect((await at.transcript()).map(({ keys }) => keys?.at(-1))).toContain('handoff:after_action');
    expect(await at.request()).toMatchObject({ state: 'queued', queue: 'cards-emergency', priority: 'urgent' });
    expect((await at.events()).slice(-2)).toEqual(['cards.block: ok', 'handoff: sensitive → cards-emergency (urgent)']);
  });

  it('a refusal is what the flow goes on with', async () => {
    const at = await pulled(() => Promise.reject(new ActionRefused('no')));
    await pulls(at);
    const first = await at.handoff();
    await at.settle();
    const read = await at.reads(async () => {
      const done = await at.desk.return(ana, first, { outcome: 'resolved', note: '' });
      expect(done).toMatchObject({ kind: 'done', request: { id: first } });
    });
    expect(read).toContain('so it is NOT blocked');
    expect(await at.request()).toMatchObject({ queue: 'cards-emergency', state: 'queued', reopenOf: first });
    expect(await at.store.get(handoffs, first)).toMatchObject({ state: 'closed', ended: 'returned_to_bot' });
  });

  it('what is not known for a long time is what is known by then', async () => {
    const fails: Bank = async (attempt) => (attempt < 5 ? Promise.reject(new Error('503')) : 'ok');
    const at = await pulled(fails, second);
    await pulls(at);
    await at.passes(minute);
    await at.passes(minute);
    expect((await at.events()).slice(-2)).toEqual(['cards.block: unknown yet', 'cards.block: ok']);
    const read = await at.reads(() => at.does((id) => at.desk.return(ana, id, { outcome: 'resolved', note: '' })));
    expect(read).toContain('is blocked, and nobody can pay with it any more');
  });

  it('a wish for a person from before is what they have now', async () => {
    const at = await pulled();
    await at.sends({ kind: 'text', text: person });
    await rounds();
    await pulls(at);
    await at.settle();
    expect((await at.request()).state).toBe('accepted');
    expect((await at.stored()).wanted).toBeNull();
    expect(await at.events()).toEqual(['handoff: accepted', 'cards.block: ok']);
  });
});
