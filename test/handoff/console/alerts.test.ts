import { describe, expect, it } from '@jest/globals';
import { callsOf, newCalls } from '../../../handoff/console/desk/calls';
import type { Handoff } from '../../../handoff/console/desk/handoff';
import { notify } from '../../../handoff/console/notify';
import { aHandoff, ana, pedro } from './desk-fixtures';

const callsIn = (...handoffs: readonly Handoff[]) =>
  callsOf({ me: ana, handoffs: new Map(handoffs.map((handoff) => [handoff.id, handoff])) });
const waits = aHandoff();
const offered = aHandoff({ state: 'offered', offer: { agent: ana, until: 9_000 } });
const news = (before: readonly Handoff[], now: readonly Handoff[]) =>
  newCalls(callsIn(...before), callsIn(...now)).map(({ handoff, isOffered }) => `${handoff.id}${isOffered ? ' offered' : ''}`);

describe('the bell rings', () => {
  it('for who was not there before, and for what is offered to this agent now', () => {
    expect(news([], [waits])).toEqual(['h']);
    expect(news([waits], [offered])).toEqual(['h offered']);
    expect(news([], [offered])).toEqual(['h offered']);
    expect(news([aHandoff({ state: 'active', assignee: pedro })], [waits])).toEqual(['h']);
  });

  it('not for an offer that the agent has declined, nor for one that goes to somebody else', () => {
    expect(news([offered], [waits])).toEqual([]);
    expect(news([waits], [aHandoff({ state: 'offered', offer: { agent: pedro, until: 9_000 } })])).toEqual([]);
    expect(news([waits], [])).toEqual([]);
  });
});

describe('a notification of the browser', () => {
  const browserWith = (permission: string, make: () => void) =>
    class {
      static readonly permission = permission;
      constructor() {
        make();
      }
    };
  const about = { body: '', tag: 'h' };

  it('is made where it is allowed', () => {
    let made = 0;
    for (const permission of ['granted', 'denied', 'default'])
      notify(
        browserWith(permission, () => void (made += 1)),
        'New request',
        about,
      );
    expect(made).toBe(1);
  });

  it('harms nobody where the browser throws at it, as on Android, or does not know it', () => {
    const android = browserWith('granted', () => {
      throw new TypeError('Illegal constructor.');
    });
    for (const browser of [android, undefined]) expect(() => notify(browser, 'New request', about)).not.toThrow();
  });
});
