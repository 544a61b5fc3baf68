import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agents, presences } from '../../../../bots/conversation/people';
import { accounts } from '../../../../bots/server/desk/accounts/accounts';
import { passwords } from '../../../../bots/server/desk/accounts/passwords';
import { change } from '../../../../bots/storage/store';
import { memoryStore } from '../../../../bots/testing/memory-store';
import type { Agent } from '../../../../handoff/desk/agent';
import { type DeskServer, deskServer } from './desk-server';

let server: DeskServer;
beforeAll(async () => {
  server = await deskServer();
});
afterAll(() => server.stop());

const account = {
  email: 'Jo@bank.example',
  name: 'Jo',
  password: 'twelve letters',
  roles: ['agent'],
  queues: ['cards'],
  languages: ['de'],
  capacity: 2,
};

describe('passwords', () => {
  it('are told apart, salted, and know what they cost', async () => {
    const cheap = passwords({ cost: 4 });
    const [one, other] = [await cheap.hash('päss'), await cheap.hash('päss')];
    expect(one).toMatch(/^scrypt\$4\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(other);
    expect(await cheap.verify('päss', one)).toBe(true);
    expect(await cheap.verify('pa\u0308ss', one)).toBe(true);
    expect(await cheap.verify('pass', one)).toBe(false);
    expect(await passwords({ cost: 5 }).verify('päss', one)).toBe(true);
    expect(await cheap.verify('päss', undefined)).toBe(false);
  });

  it('cost N = 2^17 unless said otherwise', async () => {
    expect(await passwords().hash('x')).toMatch(/^scrypt\$17\$/);
  });

  it('take their turn when many sign in at once', async () => {
    const cheap = passwords({ cost: 4 });
    const stored = await cheap.hash('right');
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => cheap.verify(index % 2 === 0 ? 'right' : 'wrong', stored)));
    expect(answers).toEqual(Array.from({ length: 20 }, (_, index) => index % 2 === 0));
  });
});

describe('accounts', () => {
  it('are made by an administrator, each e-mail address once, and show no password', async () => {
    const boss = await server.signIn();
    const made = await boss.call('POST', '/api/agents', account);
    expect([made.status, made.body]).toEqual([
      201,
      {
        id: expect.stringMatching(/^agent-/),
        name: 'Jo',
        email: 'Jo@bank.example',
        roles: ['agent'],
        queues: ['cards'],
        languages: ['de'],
        capacity: 2,
        load: 0,
        disabled: false,
        presence: { intent: 'offline', here: false, missedOffer: false },
      },
    ]);
    const again = await boss.call('POST', '/api/agents', { ...account, email: ' jo@BANK.example'.trim() });
    expect([again.status, again.body['error']]).toEqual([409, 'email_taken']);
    const list = JSON.stringify(await boss.expects(200, 'GET', '/api/agents'));
    expect(list).toContain('Jo@bank.example');
    expect(list).not.toMatch(/password|scrypt/);
  });

  it.each([
    ['a short password', { password: 'elevenchars' }],
    ['an unknown queue', { queues: ['nowhere'] }],
    ['an unknown role', { roles: ['king'] }],
    ['no name', { name: ' ' }],
    ['no address', { email: 'jo' }],
    ['an unknown key', { load: [] }],
    ['an operator for a text', { email: { $gt: '' } }],
  ])('are not made with %s', async (_, wrong) => {
    const boss = await server.signIn();
    const answer = await boss.call('POST', '/api/agents', { ...account, email: 'new@bank.example', ...wrong });
    expect([answer.status, answer.body['error']]).toEqual([400, 'bad_request']);
  });

  it('are shown to everybody, their addresses to supervisors and administrators', async () => {
    const emails = async (roles: Parameters<DeskServer['somebody']>[0]): Promise<boolean> => {
      const who = await server.somebody(roles);
      return JSON.stringify(await who.expects(200, 'GET', '/api/agents')).includes('@bank.example');
    };
    expect([await emails(['agent']), await emails(['writer']), await emails(['supervisor']), await emails(['admin'])]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it.each([
    ['disabled', { disabled: true }, true],
    ['given a new password', { password: 'a new long password' }, true],
    ['given other roles', { roles: ['supervisor'] }, true],
    ['given the same password', { password: 'quite long enough' }, false],
    ['renamed', { name: 'Jolanda', queues: ['general'], capacity: 9, languages: [] }, false],
  ])('that are %s: %j end their sessions and streams: %j', async (_, change, ends) => {
    const jo = await server.somebody(['agent']);
    const boss = await server.signIn();
    const stream = await jo.listen();
    await stream.hears('hello', (heard) => heard.length > 0);
    const changed = await boss.expects(200, 'PATCH', `/api/agents/${jo.id}`, change);
    const { password: _hidden, ...shown } = change as { password?: string };
    expect(changed).toMatchObject(shown);
    expect((await jo.call('GET', '/api/session')).status).toBe(ends ? 401 : 200);
    if (ends) await stream.hears('the end', () => stream.ended());
    else await stream.hears('the news', (heard) => 'disabled' in change || heard.length > 0);
    expect(stream.ended()).toBe(ends);
    stream.close();
  });

  it('that are disabled cannot sign in until they are not', async () => {
    const jo = await server.somebody(['agent']);
    const boss = await server.signIn();
    const status = async () =>
      (await server.stranger.call('POST', '/api/session', { email: jo.email, password: 'quite long enough' })).status;
    await boss.expects(200, 'PATCH', `/api/agents/${jo.id}`, { disabled: true });
    expect(await status()).toBe(401);
    await boss.expects(200, 'PATCH', `/api/agents/${jo.id}`, { disabled: false });
    expect(await status()).toBe(200);
    await boss.expects(404, 'PATCH', '/api/agents/nobody', { name: 'x' });
  });
});

describe('the last administrator', () => {
  const disabled = { disabled: true };
  const noAdmin = { roles: ['supervisor'] };

  it('is neither disabled nor given other roles: nobody could undo it', async () => {
    const own = await deskServer();
    const boss = await own.signIn();
    for (const wish of [disabled, noAdmin]) {
      expect(await boss.expects(409, 'PATCH', `/api/agents/${boss.id}`, wish)).toMatchObject({
        error: 'last_admin',
        cure: expect.stringContaining('role admin'),
      });
    }
    await boss.expects(200, 'PATCH', `/api/agents/${boss.id}`, { name: 'Mara', disabled: false });
    const second = await own.somebody(['admin']);
    await second.expects(200, 'PATCH', `/api/agents/${boss.id}`, noAdmin);
    expect(await second.expects(409, 'PATCH', `/api/agents/${second.id}`, disabled)).toMatchObject({ error: 'last_admin' });
    await own.stop();
  });

  it('is still there when two disable each other at once', async () => {
    const store = memoryStore();
    const known = accounts({ store, passwords: passwords({ cost: 4 }), sessions: { endingAll: async () => [] }, now: () => 0 });
    const make = async (email: string) => {
      const made = await known.create({ email, name: email, password: 'x', roles: ['admin'], queues: [], languages: [], capacity: 1 });
      if (made === 'email_taken') throw new Error('The address is taken.');
      return made.id;
    };
    const both = [await make('a@bank.example'), await make('b@bank.example')];
    const results = await Promise.all(both.map((id) => known.change(id, { disabled: true })));
    expect(results.filter((result) => result === 'last_admin')).toHaveLength(1);
    expect((await known.all()).filter((agent) => !agent.disabled)).toHaveLength(1);
  });
});

describe('an agent who may serve nobody any more', () => {
  it('is answered with what is left with them, once their work has gone on', async () => {
    const store = memoryStore();
    const own = await deskServer({
      store,
      desk: {
        leave: async (id) => {
          const read = await store.get(agents, id);
          if (!read) return;
          const { version, ...agent } = read;
          await store.commit([change.update(agents, { ...agent, load: [] }, version)]);
        },
      },
    });
    const jo = await own.somebody(['agent']);
    const { version, ...agent } = (await store.get(agents, jo.id)) ?? { version: 0 };
    await store.commit([change.update(agents, { ...agent, load: ['ann.h1'] } as unknown as Agent, version)]);
    expect(await (await own.signIn()).expects(200, 'PATCH', `/api/agents/${jo.id}`, { disabled: true })).toMatchObject({ load: 0 });
    await own.stop();
  });
});

describe('presence', () => {
  it('is available for who has never been here, and what they chose for who has', async () => {
    const jo = await server.somebody(['agent']);
    expect(await jo.expects(200, 'POST', '/api/agents/me/heartbeat')).toEqual({ intent: 'available', here: true, missedOffer: false });
    await jo.expects(200, 'PUT', '/api/agents/me/presence', { intent: 'busy' });
    await server.signIn({ email: jo.email, password: 'quite long enough' });
    expect(await jo.expects(200, 'POST', '/api/agents/me/heartbeat', {})).toMatchObject({ intent: 'busy' });
    await jo.expects(400, 'PUT', '/api/agents/me/presence', { intent: 'asleep' });
  });

  it('lasts for 45 s after the last call, and ends at once with the choice of being offline', async () => {
    const jo = await server.somebody(['agent']);
    const boss = await server.signIn();
    const here = async (): Promise<boolean> => {
      const { items } = await boss.expects<{ items: { id: string; presence: { here: boolean } }[] }>(200, 'GET', '/api/agents');
      return items.find(({ id }) => id === jo.id)?.presence.here ?? false;
    };
    await server.clock.advance(44_000);
    expect(await here()).toBe(true);
    await jo.expects(200, 'GET', '/api/session');
    await server.clock.advance(44_000);
    expect(await here()).toBe(true);
    await server.clock.advance(1_000);
    expect(await here()).toBe(false);
    expect(await jo.expects(200, 'PUT', '/api/agents/me/presence', { intent: 'available' })).toMatchObject({ here: true });
    expect(await jo.expects(200, 'PUT', '/api/agents/me/presence', { intent: 'offline' })).toMatchObject({ here: false });
    await server.clock.advance(20_000);
    await jo.expects(200, 'POST', '/api/agents/me/heartbeat');
    expect(await here()).toBe(false);
  });

  it('is written at most every 10 s, however many calls there are', async () => {
    const jo = await server.somebody(['agent']);
    const version = async () => (await server.store.get(presences, jo.id))?.version;
    for (let count = 0; count < 5; count += 1) await jo.expects(200, 'GET', '/api/session');
    expect(await version()).toBe(1);
    await server.clock.advance(10_000);
    for (let count = 0; count < 5; count += 1) await jo.expects(200, 'GET', '/api/session');
    expect(await version()).toBe(2);
  });
});
