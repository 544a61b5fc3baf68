import { expect, it } from '@jest/globals';
import { glance } from '../../../../bots/server/desk/views/glance';
import { lineView } from '../../../../bots/server/desk/views/line-view';
import { memoryStore } from '../../../../bots/testing/memory-store';
import { seed } from './seed';

it.each([
  ['failed', { state: 'dead', failure: '2: busy' }, '2: busy'],
  ['failed', { state: 'refused', failure: '131026: not there' }, '131026: not there'],
  ['unconfirmed', { state: 'dead', failure: 'It may have arrived', unanswered: 2 }, undefined],
  ['unconfirmed', { state: 'refused', failure: 'It is too late', unanswered: 1 }, undefined],
  ['unconfirmed', { state: 'suppressed', unanswered: 1 }, undefined],
  ['suppressed', { state: 'suppressed' }, undefined],
  ['queued', { state: 'sending', unanswered: 1 }, undefined],
] as const)('a line is shown as %s where its letter is %j', async (status, about, failure) => {
  const store = memoryStore();
  const given = seed(store, 0);
  await given.conversation('c');
  await given.says('c', 1, { author: 'bot' }, about);
  const shown = await lineView(glance(store), given.line('c', 1, { author: 'bot' }));
  expect([shown.status, shown.failure]).toEqual([status, failure]);
});
