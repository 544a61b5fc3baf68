import { expect, it } from '@jest/globals';
import { mayPull } from '../../../handoff/console/desk/may-pull';
import type { Me } from '../../../handoff/console/desk/me';
import { aHandoff, ana } from './desk-fixtures';

const supervisor: Me = { ...ana, roles: ['supervisor'] };
const bot = { holder: 'bot', epoch: 1 } as const;

it('a conversation is taken from the bot by those who oversee it, into a queue that they serve', () => {
  expect([mayPull(supervisor, bot, null), mayPull({ ...ana, roles: ['admin'] }, bot, null)]).toEqual([true, true]);
  expect([mayPull(ana, bot, null), mayPull({ ...supervisor, queues: [] }, bot, null)]).toEqual([false, false]);
});

it('not where a person has it or somebody waits for one, and not where one has served it, who takes it back', () => {
  expect(mayPull(supervisor, { holder: 'agent', agent: ana, epoch: 2 }, null)).toBe(false);
  expect(mayPull(supervisor, { holder: 'queue', epoch: 2 }, aHandoff())).toBe(false);
  expect(mayPull(supervisor, bot, aHandoff({ state: 'closed' }))).toBe(false);
  expect(mayPull(supervisor, bot, aHandoff({ state: 'closed', queue: 'complaints' }))).toBe(true);
});
