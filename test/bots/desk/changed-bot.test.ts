import { describe, expect, it } from '@jest/globals';
import { handoffs } from '../../../bots/conversation/records';
import { change } from '../../../bots/storage/store';
import { ana, ben, deskStage, hour, lost, minute, person } from './desk-stage';

/** A request that was made when the bot had a queue of another name. */
const inQueueOfBefore = async () => {
  const at = await deskStage();
  await at.says(person);
  const { version, ...request } = await at.request();
  await at.store.commit([change.update(handoffs, { ...request, queue: 'loans' }, version)]);
  return at;
};

describe('after a new release of the bot', () => {
  it('whoever waits in a queue that is gone is served in the one that stands for it', async () => {
    const at = await inQueueOfBefore();
    await at.becomes(ben, { intent: 'available' });
    await at.passes(minute);
    expect(await at.request()).toMatchObject({ queue: 'general', state: 'offered', offer: { agent: 'ben' } });
    expect(await at.events()).toContain('handoff: queue gone → general');
  });

  it('whoever serves somebody of a queue that is gone can leave them to others', async () => {
    const at = await inQueueOfBefore();
    await at.does((id) => at.desk.accept(ana, id));
    const back = await at.does((id) => at.desk.transfer(ana, id, { to: { queue: 'loans' }, warm: false, note: '' }));
    expect(back).toMatchObject({ kind: 'done', request: { state: 'queued', queue: 'general' } });
    expect(await at.does((id) => at.desk.transfer(ana, id, { to: { queue: 'cards-gone' }, warm: false, note: '' }))).toMatchObject({
      why: 'no_such_target',
    });
  });

  it('a card can be blocked in line, though the step at which it was begun before is gone', async () => {
    const at = await deskStage();
    await at.says(person);
    expect(await at.says(lost)).toContain('Which card is it?');
    await at.alter((now) => ({ ...now, run: now.run && { ...now.run, step: 'a-step-of-before' } }));
    expect(await at.says(lost)).toContain('Which card is it?');
  });
});

it('whoever takes a request speaks what the customer speaks now', async () => {
  const at = await deskStage();
  await at.says(person);
  await at.says('ich habe meine Karte verloren');
  expect([(await at.stored()).locale, (await at.request()).locale]).toEqual(['de', 'de']);
  await at.hires('otto', { languages: ['en'], roles: ['agent'] }, { intent: 'available', leaseUntil: at.clock.now() + hour });
  await at.passes(30_000);
  expect((await at.request()).state).toBe('queued');
});
