import { describe, expect, it } from '@jest/globals';
import { colleaguesIn } from '../../../handoff/console/desk/colleagues-in';
import type { Queue } from '../../../handoff/console/desk/queue';
import { ana, pedro } from './desk-fixtures';

const queue = (name: string, members: Queue['members']): Queue => ({ name, open: true, outcomes: [], waiting: 0, members });

describe('the colleagues who are here', () => {
  it('are told once each, however many queues they serve, and without the agent', () => {
    expect(colleaguesIn([queue('cards', [ana, pedro]), queue('general', [pedro])], ana)).toEqual([pedro]);
  });

  it('are nobody as long as the queues are not read', () => {
    expect([colleaguesIn('reading', ana), colleaguesIn('failed', ana)]).toEqual([[], []]);
  });
});
