import { expect, it } from '@jest/globals';
import { replyDrafts } from '../../../bots/conversation/records';
import { ana, ben, deskStage, inWords, person } from './desk-stage';

const served = async () => {
  const at = await deskStage();
  await at.says(person);
  await at.does((id) => at.desk.accept(ana, id));
  const { id, floor } = await at.stored();
  return { ...at, id, epoch: floor.epoch, draft: () => at.store.get(replyDrafts, id) };
};

it('what somebody has begun to write is kept for who comes next, masked, until it is empty', async () => {
  const { desk, id, draft, clock } = await served();
  expect(await desk.keepDraft(ana, id, 'Dear')).toEqual({ kind: 'kept' });
  await desk.keepDraft(ana, id, 'Dear Ms. Kurz, 4111 1111 1111 1111');
  expect(await draft()).toMatchObject({ text: expect.stringMatching(/^Dear Ms. Kurz, 411111.*1111$/), by: 'ana', at: clock.now() });
  expect((await draft())?.text).not.toContain('4111 1111 1111 1111');
  await desk.keepDraft(ana, id, '');
  expect(await draft()).toBeUndefined();
  expect(await desk.keepDraft(ana, id, '')).toEqual({ kind: 'kept' });
});

it('typing leaves the conversation as it is', async () => {
  const { desk, id, stored } = await served();
  const { version } = await stored();
  await desk.keepDraft(ana, id, 'Dear');
  expect((await stored()).version).toBe(version);
});

it('a draft is theirs alone to write who serve the customer', async () => {
  const { desk, id, does, hires, draft } = await served();
  const elsewhere = await hires('elsewhere', { queues: ['complaints'] });
  expect(await desk.keepDraft(ben, id, 'x')).toEqual({ kind: 'refused', why: 'not_yours', by: { id: 'ana', name: 'ana' } });
  expect(await desk.keepDraft(elsewhere, id, 'x')).toEqual({ kind: 'refused', why: 'not_your_queue' });
  await does((handoff) => desk.return(ana, handoff, { outcome: 'resolved', note: '' }));
  expect(await desk.keepDraft(ana, id, 'x')).toEqual({ kind: 'refused', why: 'not_yours' });
  expect(await desk.keepDraft(ana, 'nowhere' as never, 'x')).toEqual({ kind: 'refused', why: 'not_found' });
  expect(await draft()).toBeUndefined();
});

it('a draft goes when it has been said, and what was begun since then stays', async () => {
  const { desk, id, epoch, draft } = await served();
  const say = () => desk.reply(ana, id, { saying: inWords('Dear Ms. Kurz'), key: 'k', epoch });
  await desk.keepDraft(ana, id, 'Dear Ms. Kurz ');
  await say();
  expect(await draft()).toBeUndefined();
  await desk.keepDraft(ana, id, 'And another');
  await say();
  expect(await draft()).toMatchObject({ text: 'And another' });
});

it('a draft that is still being typed when its reply is asked for again goes as well', async () => {
  const { desk, id, epoch, draft } = await served();
  const say = () => desk.reply(ana, id, { saying: inWords('Dear Ms. Kurz'), key: 'k', epoch });
  await say();
  await desk.keepDraft(ana, id, 'Dear Ms. Kurz');
  await say();
  expect(await draft()).toBeUndefined();
});
