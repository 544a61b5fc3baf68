import { describe, expect, it } from '@jest/globals';
import type { Me } from '../../../handoff/console/desk/me';
import { promiseAt, type ResponsePromise } from '../../../handoff/console/desk/promise';
import { warningsOf } from '../../../handoff/console/desk/warnings';
import { aHandoff, ana, pedro } from './desk-fixtures';

const promise = (warned: ResponsePromise['warned'] = 0): ResponsePromise => ({
  metric: 'first_response',
  since: 1_000,
  due: 2_000,
  warned,
});

describe('a promise', () => {
  it('is kept, soon due from 80 % on, and late from 100 %', () => {
    expect([0, 1_799, 1_800, 1_999, 2_000].map((now) => promiseAt(promise(), now))).toEqual(['kept', 'kept', 'soon', 'soon', 'late']);
  });

  it("stands as the desk says where that is ahead of the window's clock", () => {
    expect([50, 80, 100].map((warned) => promiseAt(promise(warned as 50 | 80 | 100), 0))).toEqual(['kept', 'soon', 'late']);
  });

  it('is none where nobody waits', () => {
    expect(promiseAt(null, 9_999)).toBe('kept');
  });
});

describe('a warning', () => {
  const supervisor: Me = { ...ana, roles: ['supervisor'] };
  const told = (me: Me, assignee: typeof pedro | null, warned: 50 | 80 | 100) =>
    warningsOf({ me, handoffs: new Map([['h', aHandoff({ assignee, promise: promise(warned) })]]) }).map(({ level }) => level);

  it('goes to who serves the customer at 80 and 100 %', () => {
    expect([told(ana, ana, 50), told(ana, ana, 80), told(ana, ana, 100)]).toEqual([[], ['soon'], ['late']]);
    expect([told(ana, pedro, 100), told(ana, null, 100)]).toEqual([[], []]);
  });

  it('goes to supervisors at 100 %, of what others have and of what nobody has', () => {
    expect([told(supervisor, pedro, 80), told(supervisor, pedro, 100)]).toEqual([[], ['late']]);
    expect([told(supervisor, null, 80), told(supervisor, null, 100)]).toEqual([[], ['late']]);
  });

  it('is another one when the customer waits anew, and the same whatever else changes', () => {
    const key = (since: number, state: 'active' | 'accepted') =>
      warningsOf({ me: ana, handoffs: new Map([['h', aHandoff({ assignee: ana, state, promise: { ...promise(80), since } })]]) })[0]?.key;
    expect(key(1_000, 'active')).toBe(key(1_000, 'accepted'));
    expect(key(1_000, 'active')).not.toBe(key(1_500, 'active'));
  });
});
