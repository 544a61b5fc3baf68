import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asId } from '../../../../flows/dialogue/ids';
import { type Agent, type Role, roles } from '../../../../handoff/desk/agent';
import { newRequest } from '../../../../handoff/desk/request';
import { mayActOn, mayDo, maySee, maySeeQueue, type Right } from '../../../../handoff/desk/rights';
import type { Caller } from './caller';
import { type DeskServer, deskServer } from './desk-server';

let server: DeskServer;
const people = new Map<Role | 'nobody', Caller>();
beforeAll(async () => {
  server = await deskServer();
  people.set('nobody', server.stranger);
  for (const role of roles) people.set(role, await server.somebody([role]));
});
afterAll(() => server.stop());

/** The rights as they are meant, once more and in another form than where they are granted. */
const holders: Readonly<Record<Right, readonly Role[]>> = {
  'desk.read': ['agent', 'supervisor', 'admin'],
  'desk.serve': ['agent', 'supervisor', 'admin'],
  'desk.offered': ['agent'],
  'desk.any': ['supervisor', 'admin'],
  'desk.everywhere': ['admin'],
  'agents.emails': ['supervisor', 'admin'],
  'agents.write': ['admin'],
};

describe('each call', () => {
  it('is open to exactly those whose role has its right, and to nobody who is not signed in', async () => {
    expect(server.routes.length).toBeGreaterThan(25);
    for (const { method, path, right, type } of server.routes) {
      for (const [role, somebody] of people) {
        // A session that ends here would be missing in the next call.
        const who = method === 'delete' && role !== 'nobody' ? await server.somebody([role]) : somebody;
        const place = path.replace('{id}', 'nothing');
        if (
          type === 'text/event-stream' &&
          role !== 'nobody' &&
          right !== 'signed_in' &&
          right !== 'anybody' &&
          holders[right].includes(role)
        ) {
          const stream = await who.listen();
          await stream.hears('hello', (heard) => heard.length > 0);
          stream.close();
          continue;
        }
        const { status, body } = await who.call(method.toUpperCase(), place, method === 'get' || method === 'delete' ? undefined : {});
        const error = (body as { error?: string } | null)?.error;
        const may = right === 'anybody' || (role !== 'nobody' && (right === 'signed_in' || holders[right].includes(role)));
        if (may)
          expect([method, place, role, ['not_signed_in', 'no_right', 'csrf'].includes(error ?? '')]).toEqual([method, place, role, false]);
        else
          expect([method, place, role, status, error]).toEqual([
            method,
            place,
            role,
            ...(role === 'nobody' ? [401, 'not_signed_in'] : [403, 'no_right']),
          ]);
      }
    }
  });

  it('without its token is refused before anything else is looked at', async () => {
    const mara = await server.signIn();
    for (const { method, path, right } of server.routes) {
      if (method === 'get' || right === 'anybody') continue;
      const { status, body } = await mara.call(method.toUpperCase(), path.replace('{id}', 'x'), undefined, { 'x-csrf-token': '' });
      expect([path, status, body['error']]).toEqual([path, 403, 'csrf']);
    }
    await mara.expects(200, 'GET', '/api/session');
  });
});

describe('rights', () => {
  const agent = (more: Partial<Agent> = {}): Agent => ({
    id: asId('a1'),
    name: 'Ana',
    email: 'ana@bank.example',
    roles: ['agent'],
    queues: ['cards'],
    languages: [],
    capacity: 1,
    disabled: false,
    load: [],
    ...more,
  });
  const request = (queue: string, more: object = {}) => ({
    ...newRequest(
      { queue, priority: 'normal', reason: 'asked', intent: null },
      {
        id: asId('h1'),
        conversation: asId('c1'),
        contact: asId('k1'),
        locale: 'en',
        channel: 'webchat',
        requestedAt: 0,
        unanswered: 1,
        briefing: { summary: '', slots: {}, tried: [] },
      },
    ),
    ...more,
  });
  const other = { agent: asId<'agent'>('a2'), until: 1 };

  it('are those of all roles together, and none of who is disabled', () => {
    for (const right of Object.keys(holders) as Right[]) {
      for (const role of roles)
        expect([right, role, mayDo({ roles: [role], disabled: false }, right)]).toEqual([right, role, holders[right].includes(role)]);
      expect(mayDo({ roles: ['writer', ...holders[right]], disabled: false }, right)).toBe(true);
      expect(mayDo({ roles, disabled: true }, right)).toBe(false);
    }
  });

  it("reach as far as the queues of the account, and an admin's everywhere", () => {
    expect([maySeeQueue(agent(), 'cards'), maySeeQueue(agent(), 'general')]).toEqual([true, false]);
    expect(maySeeQueue(agent({ roles: ['supervisor'] }), 'general')).toBe(false);
    expect(maySeeQueue(agent({ roles: ['admin'], queues: [] }), 'general')).toBe(true);
    expect(maySeeQueue(agent({ queues: 'all' }), 'general')).toBe(true);
    expect(maySeeQueue(agent({ roles: ['writer'], queues: 'all' }), 'general')).toBe(false);
  });

  it('show a request of another queue to those alone whom it concerns', () => {
    const me = asId<'agent'>('a1');
    const foreign = { assignee: other.agent, offer: other, transfer: { to: { queue: 'general' }, by: other.agent, note: '', until: 1 } };
    expect(maySee(agent(), request('general', foreign))).toBe(false);
    for (const mine of [
      { assignee: me },
      { offer: { ...other, agent: me } },
      { transfer: { ...foreign.transfer, by: me } },
      { transfer: { ...foreign.transfer, to: { agent: me } } },
      { transfer: { ...foreign.transfer, to: { queue: 'cards' } } },
    ]) {
      expect([mine, maySee(agent(), request('general', { ...foreign, ...mine }))]).toEqual([mine, true]);
      expect(maySee(agent({ roles: ['designer'] }), request('general', { ...foreign, ...mine }))).toBe(false);
    }
  });

  it('let an agent act on what is theirs, a supervisor on anything of their queues', () => {
    const theirs = { assignee: other.agent };
    expect(mayActOn(agent(), request('cards', theirs))).toBe(false);
    expect(mayActOn(agent(), request('general', { assignee: asId('a1') }))).toBe(true);
    expect(mayActOn(agent({ roles: ['supervisor'] }), request('cards', theirs))).toBe(true);
    expect(mayActOn(agent({ roles: ['supervisor'] }), request('general', theirs))).toBe(false);
    expect(mayActOn(agent({ roles: ['admin'] }), request('general', theirs))).toBe(true);
  });
});
