import { describe, expect, it } from '@jest/globals';
import { ownWork } from '../../../handoff/console/desk/own-work';
import { leave } from '../../../handoff/console/leave';
import { aHandoff, ana, pedro } from './desk-fixtures';

it('what an agent who leaves would leave behind is what they serve and hold, and neither paperwork nor offers', () => {
  const handoffs = [
    aHandoff({ id: 'accepted', state: 'accepted', assignee: ana }),
    aHandoff({ id: 'active', state: 'active', assignee: ana }),
    aHandoff({ id: 'held', state: 'on_hold', assignee: ana }),
    aHandoff({ id: 'paperwork', state: 'wrap_up', assignee: ana }),
    aHandoff({ id: 'over', state: 'closed', assignee: ana }),
    aHandoff({ id: 'offered', state: 'offered', offer: { agent: ana, until: 9 } }),
    aHandoff({ id: 'theirs', state: 'active', assignee: pedro }),
  ];
  const own = ownWork({ me: ana, handoffs: new Map(handoffs.map((handoff) => [handoff.id, handoff])) });
  expect(own.map(({ id }) => id)).toEqual(['accepted', 'active', 'held']);
});

describe('going with open work', () => {
  const work = [aHandoff({ id: 'one' }), aHandoff({ id: 'two' })];
  const told = (change: Partial<Parameters<typeof leave>[0]> = {}) => {
    const done: string[] = [];
    const note = (what: string) => {
      done.push(what);
      return true;
    };
    const going = leave({
      how: 'sign_out',
      before: 'busy',
      work,
      setPresence: async (intent) => note(intent),
      handOver: async ({ id }) => note(`hands over ${id}`),
      signOut: () => void note('signs out'),
      ...change,
    });
    return going.then((isGone) => ({ isGone, done }));
  };

  it('leaves an agent who signs out as they were, for that is how they are when they come back', async () => {
    expect(await told()).toEqual({ isGone: true, done: ['away', 'hands over one', 'hands over two', 'busy', 'signs out'] });
  });

  it('ends offline where they only go offline', async () => {
    expect(await told({ how: 'go_offline' })).toEqual({ isGone: true, done: ['away', 'hands over one', 'hands over two', 'offline'] });
  });

  it('is not done where something stays with them', async () => {
    expect(await told({ handOver: async ({ id }) => id === 'one' })).toEqual({ isGone: false, done: ['away'] });
    expect(await told({ setPresence: async () => false })).toMatchObject({ isGone: false, done: [] });
    expect(await told({ setPresence: async (intent) => intent === 'away' })).toEqual({
      isGone: false,
      done: ['hands over one', 'hands over two'],
    });
  });
});
