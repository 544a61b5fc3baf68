import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { handoffs } from '../../../../bots/conversation/records';
import type { Desk, Refused } from '../../../../bots/desk/desk';
import { errors } from '../../../../bots/server/http/errors';
import { virtualClock } from '../../../../bots/testing/virtual-clock';
import { asId } from '../../../../flows/dialogue/ids';
import type { Caller } from './caller';
import { type DeskServer, deskServer } from './desk-server';
import { seed } from './seed';
import { waitingLine } from './waiting-line';

let server: DeskServer;
let asked: unknown[][] = [];
let answer: Refused | 'done' = 'done';
let jo: Caller;
let boss: Caller;

const desk = (): Partial<Desk> => {
  const does =
    (name: string) =>
    async (...args: unknown[]) => {
      asked.push([name, ...args]);
      if (answer !== 'done') return answer;
      const id = name === 'pull' ? 'ann.h1' : String(args[1]);
      const request = await server.store.get(handoffs, id);
      return request ? ({ kind: 'done', request, epoch: 7 } as const) : ({ kind: 'refused', why: 'not_found' } as const);
    };
  const names = ['accept', 'reject', 'hold', 'resume', 'transfer', 'return', 'complete', 'pull'] as const;
  return Object.fromEntries(names.map((name) => [name, does(name)]));
};

beforeAll(async () => {
  server = await deskServer({ desk: desk() });
  jo = await server.somebody(['agent'], { name: 'Jo' });
  boss = await server.somebody(['supervisor'], { name: 'Ida' });
  await waitingLine(seed(server.store, 1_000), jo.id);
});
afterAll(() => server.stop());
beforeEach(() => {
  asked = [];
  answer = 'done';
});

describe('what one does to a request', () => {
  const day = 24 * 3_600_000;
  const inAMonth = virtualClock().now() + 30 * day;

  it.each([
    ['accept', {}, []],
    ['reject', {}, []],
    ['hold', { until: inAMonth }, [inAMonth]],
    ['hold', {}, [undefined]],
    ['resume', {}, []],
    ['transfer', { to: { queue: 'general' } }, [{ to: { queue: 'general' }, warm: false, note: '' }]],
    ['transfer', { to: { agent: 'a' }, warm: true, note: 'n' }, [{ to: { agent: 'a' }, warm: true, note: 'n' }]],
    ['return', { outcome: 'resolved' }, [{ outcome: 'resolved', note: '' }]],
    ['return', { outcome: 'resolved', note: 'n', to: 'f.s' }, [{ outcome: 'resolved', note: 'n', to: 'f.s' }]],
    ['return', { outcome: 'resolved', seen: 4 }, [{ outcome: 'resolved', note: '', seen: 4 }]],
    ['complete', { outcome: 'unresolved' }, [{ outcome: 'unresolved' }]],
    ['complete', { outcome: 'unresolved', seen: 0 }, [{ outcome: 'unresolved', seen: 0 }]],
    ['complete', { outcome: 'x', tags: ['a'], note: 'n' }, [{ outcome: 'x', tags: ['a'], note: 'n' }]],
  ])('%s with %j goes to the desk, and the new state comes back', async (command, body, args) => {
    const done = await jo.expects(200, 'POST', `/api/handoffs/fin.h1/${command}`, body);
    expect(done).toMatchObject({ handoff: { id: 'fin.h1' }, epoch: 7 });
    expect(asked).toEqual([[command, jo.id, 'fin.h1', ...args]]);
  });

  it.each([
    5,
    inAMonth - 30 * day,
    inAMonth + 1,
    9e15,
  ])('is not put aside until %d: only for a time to come, at most 30 days', async (until) => {
    expect(await jo.expects(400, 'POST', '/api/handoffs/fin.h1/hold', { until })).toMatchObject({
      error: 'bad_request',
      message: expect.stringContaining('until'),
      cure: expect.stringContaining('30 days'),
    });
    expect(asked).toEqual([]);
  });

  it.each(['complete', 'return'])('%s takes the number of a line, and says where the customer has written behind it', async (command) => {
    for (const seen of [-1, 1.5, '4', null]) {
      await jo.expects(400, 'POST', `/api/handoffs/fin.h1/${command}`, { outcome: 'resolved', seen });
    }
    expect(asked).toEqual([]);
    answer = { kind: 'refused', why: 'customer_wrote' };
    expect(await jo.expects(409, 'POST', `/api/handoffs/fin.h1/${command}`, { outcome: 'resolved', seen: 4 })).toEqual({
      error: 'customer_wrote',
      message: expect.stringContaining('customer has written'),
      cure: expect.stringContaining('`seen`'),
    });
  });

  it('needs no body where there is nothing to say', async () => {
    await jo.expects(200, 'POST', '/api/handoffs/ann.h1/accept');
    await jo.expects(400, 'POST', '/api/handoffs/fin.h1/complete');
    await jo.expects(400, 'POST', '/api/handoffs/fin.h1/accept', { force: true });
    await jo.expects(400, 'POST', '/api/handoffs/fin.h1/transfer', { to: { queue: 'a', agent: 'b' } });
    await jo.expects(415, 'POST', '/api/handoffs/fin.h1/hold', '{}', { 'content-type': 'text/plain' });
  });

  it('is refused in the words of the desk, each reason with its status, and names who was faster', async () => {
    const by = { id: asId<'agent'>(boss.id), name: 'Ida' };
    for (const [why, status] of Object.entries({ not_found: 404, already_taken: 409, not_your_queue: 403, wrong_state: 409 }) as [
      Refused['why'],
      number,
    ][]) {
      answer = { kind: 'refused', why };
      const plain = await jo.expects(status, 'POST', '/api/handoffs/ann.h1/accept', {});
      expect(plain).toEqual({ error: why, message: expect.any(String), cure: expect.any(String) });
      answer = { kind: 'refused', why, by };
      const named = await jo.expects(status, 'POST', '/api/handoffs/ann.h1/accept', {});
      expect(named).toMatchObject({ error: why, by: { id: boss.id, name: 'Ida' }, message: expect.stringContaining('Ida') });
    }
  });

  it('names the outcomes that there are where another one is said', async () => {
    answer = { kind: 'refused', why: 'no_such_outcome', outcomes: ['resolved', 'unresolved', 'sold'] };
    expect(await jo.expects(400, 'POST', '/api/handoffs/fin.h1/complete', { outcome: 'done' })).toMatchObject({
      error: 'no_such_outcome',
      cure: 'Take one of: resolved, unresolved, sold.',
    });
  });

  it('says what to do to whom nobody has offered what they decline, and to who has not taken what they act on', async () => {
    answer = { kind: 'refused', why: 'not_yours' };
    const declined = await jo.expects(403, 'POST', '/api/handoffs/fin.h1/reject', {});
    expect(declined).toMatchObject({ error: 'not_yours', message: expect.stringContaining('not offered to you') });
    const held = await jo.expects(403, 'POST', '/api/handoffs/ann.h1/hold', {});
    expect(held).toMatchObject({ error: 'not_yours', cure: expect.stringContaining('Take the conversation first') });
    answer = { ...answer, by: { id: asId<'agent'>(boss.id), name: 'Ida' } };
    const named = await jo.expects(403, 'POST', '/api/handoffs/ann.h1/hold', {});
    expect(named).toMatchObject({ message: 'Ida has this conversation now.', cure: expect.stringContaining('Ask them') });
  });

  it('has a status for whatever the desk may say', () => {
    const reasons: Record<Refused['why'], number> = {
      not_found: 404,
      already_taken: 409,
      already_open: 409,
      not_your_queue: 403,
      not_yours: 403,
      wrong_state: 409,
      stale_control: 409,
      window_closed: 422,
      no_such_media: 400,
      media_not_taken: 422,
      no_such_article: 400,
      no_templates: 422,
      no_such_template: 400,
      wrong_values: 400,
      card_number: 400,
      no_such_outcome: 400,
      no_such_step: 400,
      no_such_target: 400,
      not_there: 409,
      customer_wrote: 409,
    };
    for (const [why, status] of Object.entries(reasons)) expect([why, errors[why as Refused['why']][0]]).toEqual([why, status]);
  });

  it('can begin with a conversation that the bot has', async () => {
    await jo.expects(201, 'POST', '/api/handoffs', { conversationId: 'ann', queue: 'cards' });
    await jo.expects(201, 'POST', '/api/handoffs', { conversationId: 'ann' });
    expect(asked).toEqual([
      ['pull', jo.id, 'ann', 'cards'],
      ['pull', jo.id, 'ann', undefined],
    ]);
    answer = { kind: 'refused', why: 'already_open' };
    await jo.expects(409, 'POST', '/api/handoffs', { conversationId: 'ann' });
  });
});
