import { describe, expect, it } from '@jest/globals';
import { actionsOf } from '../../../handoff/console/desk/actions-of';
import { floorAfter } from '../../../handoff/console/desk/floor-after';
import type { Handoff } from '../../../handoff/console/desk/handoff';
import { handoffOf } from '../../../handoff/console/desk/handoff-of';
import type { Me } from '../../../handoff/console/desk/me';
import { offerToMe } from '../../../handoff/console/desk/offer-to-me';
import { standingOf } from '../../../handoff/console/desk/standing';
import { workList } from '../../../handoff/console/desk/work-list';
import { aConversation, aHandoff, ana, pedro } from './desk-fixtures';

const listOf = (handoffs: readonly Handoff[], me: Me = ana) => {
  const { mine, waiting, others } = workList({ me, handoffs: new Map(handoffs.map((handoff) => [handoff.id, handoff])) });
  const ids = (some: readonly Handoff[]) => some.map(({ id }) => id).join(' ');
  return { mine: ids(mine), waiting: ids(waiting), others: ids(others) };
};
const supervisor: Me = { ...ana, roles: ['supervisor'] };
const passedTo = (to: NonNullable<Handoff['transfer']>['to']) =>
  aHandoff({ state: 'active', queue: 'complaints', assignee: pedro, transfer: { to, by: pedro, note: 'please', until: 9_000 } });

describe('the list', () => {
  it('has who waits by urgency, then who comes back, then by age', () => {
    const waiting = [
      aHandoff({ id: 'young', requestedAt: 3 }),
      aHandoff({ id: 'low', priority: 'low', requestedAt: 1 }),
      aHandoff({ id: 'old', requestedAt: 2 }),
      aHandoff({ id: 'urgent', priority: 'urgent', requestedAt: 9 }),
      aHandoff({ id: 'high', priority: 'high', requestedAt: 4 }),
      aHandoff({ id: 'back', entry: 'again', requestedAt: 5 }),
    ];
    expect(listOf(waiting).waiting).toBe('urgent high back old young low');
  });

  it('has first what asks for the agent, then who waits for their word, then what rests', () => {
    const own = { assignee: ana, waitingSince: null } as const;
    const mine = [
      aHandoff({ ...own, id: 'wrap', state: 'wrap_up' }),
      aHandoff({ ...own, id: 'held', state: 'on_hold' }),
      aHandoff({ ...own, id: 'answered', state: 'active' }),
      aHandoff({ ...own, id: 'waits', state: 'active', waitingSince: 50 }),
      aHandoff({ ...own, id: 'waits-longer', state: 'accepted', waitingSince: 20 }),
      aHandoff({ id: 'offered', state: 'offered', offer: { agent: ana, until: 99 } }),
    ];
    expect(listOf(mine)).toEqual({ mine: 'offered waits-longer waits answered held wrap', waiting: '', others: '' });
  });

  it("leaves out what is closed, and what is of a queue that is not the agent's", () => {
    expect(listOf([aHandoff({ id: 'closed', state: 'closed' }), aHandoff({ id: 'foreign', queue: 'complaints' })])).toEqual({
      mine: '',
      waiting: '',
      others: '',
    });
  });

  it('shows what colleagues have to those who oversee them alone', () => {
    const handoffs = [aHandoff({ state: 'active', assignee: pedro })];
    expect(listOf(handoffs).others).toBe('');
    expect(listOf(handoffs, supervisor).others).toBe('h');
  });

  it("shows what a colleague passes on to one of the agent's queues among what waits", () => {
    expect(listOf([passedTo({ queue: 'cards' })]).waiting).toBe('h');
    expect(listOf([passedTo({ queue: 'complaints' })])).toEqual({ mine: '', waiting: '', others: '' });
  });
});

describe('who waits for somebody', () => {
  const untaken = (...handoffs: readonly Handoff[]) =>
    workList({ me: ana, handoffs: new Map(handoffs.map((one) => [one.id, one])) }).untaken.map(({ id }) => id);

  it('is also who is being offered to this agent, first of all, but nobody who was taken', () => {
    const offered = aHandoff({ id: 'offered', state: 'offered', offer: { agent: ana, until: 99 } });
    const elsewhere = aHandoff({ id: 'elsewhere', state: 'offered', offer: { agent: pedro, until: 99 } });
    const taken = aHandoff({ id: 'taken', state: 'active', assignee: ana });
    expect(untaken(elsewhere, taken, offered)).toEqual(['offered', 'elsewhere']);
    expect(untaken({ ...passedTo({ agent: ana }), id: 'passed' })).toEqual(['passed']);
    expect(untaken(taken)).toEqual([]);
  });
});

describe('an offer', () => {
  it('is what the router or a colleague would have this agent take, until then', () => {
    expect(offerToMe(aHandoff({ offer: { agent: ana, until: 7 } }), ana)).toMatchObject({ until: 7, by: null });
    expect(offerToMe(passedTo({ agent: ana }), ana)).toMatchObject({ until: 9_000, by: pedro, note: 'please' });
    expect(offerToMe(aHandoff({ offer: { agent: pedro, until: 7 } }), ana)).toBeNull();
    expect(offerToMe(aHandoff({ state: 'closed', offer: { agent: ana, until: 7 } }), ana)).toBeNull();
  });
});

describe('what can be done', () => {
  it('depends on who has it', () => {
    expect(actionsOf(aHandoff(), ana)).toEqual(['take']);
    expect(actionsOf(aHandoff({ queue: 'complaints' }), ana)).toEqual([]);
    expect(actionsOf(aHandoff({ offer: { agent: ana, until: 7 } }), ana)).toEqual(['take', 'decline']);
    expect(actionsOf(passedTo({ queue: 'cards' }), ana)).toEqual(['take']);
    expect(actionsOf(aHandoff({ state: 'active', assignee: ana }), ana)).toEqual(['hold', 'give_back', 'pass_on', 'close']);
    expect(actionsOf(aHandoff({ state: 'on_hold', assignee: ana }), ana)[0]).toBe('resume');
    expect(actionsOf(aHandoff({ state: 'wrap_up', assignee: ana }), ana)).toEqual(['done', 'take_back']);
    expect(actionsOf(aHandoff({ state: 'active', assignee: pedro }), ana)).toEqual([]);
    expect(actionsOf(aHandoff({ state: 'active', assignee: pedro }), supervisor)).toEqual(['take_over', 'pass_on']);
    expect(actionsOf(aHandoff({ queue: 'complaints' }), supervisor)).toEqual(['take_over', 'pass_on']);
    expect(actionsOf(aHandoff({ state: 'closed' }), ana)).toEqual(['take_back']);
    expect(actionsOf(aHandoff({ state: 'closed', queue: 'complaints' }), ana)).toEqual([]);
  });

  it('says whether the agent may write, and why not', () => {
    const kind = (conversation: ReturnType<typeof aConversation>) => standingOf(conversation, ana, 1_000).kind;
    expect(kind(aConversation())).toBe('yours');
    expect(kind(aConversation({ floor: { holder: 'agent', agent: pedro, epoch: 3 } }))).toBe('other');
    expect(kind(aConversation({ floor: { holder: 'queue', epoch: 3 } }))).toBe('queue');
    expect(kind(aConversation({ floor: { holder: 'bot', epoch: 3 } }))).toBe('bot');
    expect(kind(aConversation({ canReply: { allowed: 'free', until: 1_001 } }))).toBe('yours');
    expect(kind(aConversation({ canReply: { allowed: 'free', until: 1_000 } }))).toBe('window_closed');
    expect(kind(aConversation({ canReply: { allowed: 'none', until: null } }))).toBe('window_closed');
  });

  it('knows who has the floor after an action, before the stream says so', () => {
    expect(floorAfter(aHandoff({ state: 'accepted', assignee: ana }), 4)).toEqual({ holder: 'agent', agent: ana, epoch: 4 });
    expect(floorAfter(aHandoff({ state: 'queued' }), 5)).toEqual({ holder: 'queue', epoch: 5 });
    expect(floorAfter(aHandoff({ state: 'wrap_up', assignee: ana }), 6)).toEqual({ holder: 'bot', epoch: 6 });
  });
});

describe("a conversation's handoff", () => {
  it('is the open one, else the last', () => {
    const [first, last] = [aHandoff({ id: '1', state: 'closed', requestedAt: 1 }), aHandoff({ id: '2', state: 'closed', requestedAt: 2 })];
    const open = aHandoff({ id: '0', state: 'active', requestedAt: 0 });
    const of = (...some: readonly Handoff[]) =>
      handoffOf({ handoffs: new Map(some.map((one) => [one.id, one])), threads: new Map() }, 'c')?.id;
    expect(of(first, last)).toBe('2');
    expect(of(first, open, last)).toBe('0');
    expect(of()).toBeUndefined();
  });
});
