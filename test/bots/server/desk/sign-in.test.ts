import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { credentials } from '../../../../bots/server/desk/accounts/credentials';
import { deskSessions } from '../../../../bots/server/desk/accounts/sessions';
import { memoryStore } from '../../../../bots/testing/memory-store';
import { admin, type DeskServer, deskServer } from './desk-server';

const minute = 60_000;
let server: DeskServer;
beforeAll(async () => {
  server = await deskServer();
});
afterAll(() => server.stop());

const statusAfter = async (ms: number, every = ms): Promise<number> => {
  const own = await deskServer();
  const mara = await own.signIn();
  for (let passed = 0; passed < ms; passed += every) {
    await own.clock.advance(Math.min(every, ms - passed));
    if (passed + every < ms) await mara.expects(200, 'GET', '/api/session');
  }
  const { status } = await mara.call('GET', '/api/session');
  await own.stop();
  return status;
};

describe('signing in', () => {
  it('gives who it is, a token for unsafe calls and a cookie that no script reads', async () => {
    const answer = await server.stranger.call('POST', '/api/session', { ...admin, email: ' mara.lind@BANK.example' });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      agent: {
        id: expect.any(String),
        name: 'Mara Lind',
        roles: ['admin', 'supervisor', 'agent'],
        queues: ['cards', 'complaints', 'general'],
        languages: [],
      },
      csrf: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^schalter_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    expect([answer.headers.get('cache-control'), answer.headers.get('x-content-type-options')]).toEqual(['no-store', 'nosniff']);
  });

  it('in production gives a cookie that goes over TLS alone and belongs to this very host', async () => {
    const production = await deskServer({ production: true, sessionSecret: 's'.repeat(32) });
    const answer = await production.stranger.call('POST', '/api/session', admin);
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-schalter_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/),
    ]);
    const mara = await production.signIn();
    await mara.expects(200, 'GET', '/api/session');
    await production.stop();
  });

  it('answers the same to a wrong password, to nobody, and to somebody who is disabled', async () => {
    const gone = await server.somebody(['agent']);
    const boss = await server.signIn();
    await boss.expects(200, 'PATCH', `/api/agents/${gone.id}`, { disabled: true });
    const answers = [];
    for (const proof of [
      { ...admin, password: 'wrong' },
      { email: 'nobody@bank.example', password: 'wrong' },
      { email: gone.email, password: 'quite long enough' },
      { token: 'no-such-token' },
    ]) {
      const { status, body, headers } = await server.stranger.call('POST', '/api/session', proof);
      answers.push({ status, body, cookies: headers.getSetCookie() });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, body: { error: 'wrong_credentials' }, cookies: [] });
  });

  it('makes a session of its own, whatever cookie was there before', async () => {
    const planted = `schalter_session=${'x'.repeat(43)}`;
    const answer = await server.stranger.call('POST', '/api/session', admin, { cookie: planted });
    expect(answer.headers.getSetCookie()[0]).not.toContain(planted);
    expect((await server.stranger.call('GET', '/api/session', undefined, { cookie: planted })).status).toBe(401);
    const [one, other] = [await server.signIn(), await server.signIn()];
    expect(one.cookie).not.toBe(other.cookie);
    expect(one.csrf).not.toBe(other.csrf);
  });

  it('leaves neither a token nor a password in the store', async () => {
    const mara = await server.signIn();
    const stored = JSON.stringify([
      await server.store.find(deskSessions, { limit: 1_000 }),
      await server.store.find(credentials, { limit: 1_000 }),
    ]);
    expect(stored).not.toContain(mara.cookie.split('=')[1]);
    expect(stored).not.toContain(mara.csrf);
    expect(stored).not.toContain(admin.password);
  });

  it('is refused for a while after ten wrong passwords, also with the right one, and says for how long', async () => {
    const own = await deskServer();
    for (let count = 0; count < 10; count += 1) await own.signIn();
    for (let count = 0; count < 10; count += 1) {
      expect((await own.stranger.call('POST', '/api/session', { ...admin, password: 'wrong' })).status).toBe(401);
    }
    const refused = await own.stranger.call('POST', '/api/session', admin);
    expect([refused.status, refused.body['error'], refused.headers.get('retry-after')]).toEqual([429, 'too_many', '30']);
    await own.clock.advance(30_000);
    await own.signIn();
    await own.stop();
  });

  it('is refused to an address that tries one account after the other', async () => {
    const own = await deskServer();
    const statuses = [];
    for (let count = 0; count < 61; count += 1) {
      statuses.push((await own.stranger.call('POST', '/api/session', { email: `a${count}@bank.example`, password: 'wrong' })).status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(60);
    expect(statuses.at(-1)).toBe(429);
    await own.stop();
  });

  it('wants a body of one of two shapes', async () => {
    for (const body of [{}, { email: 'x' }, { email: { $ne: null }, password: 'x' }, { ...admin, token: 'x' }, [], 'no json']) {
      expect((await server.stranger.call('POST', '/api/session', body)).status).toBe(400);
    }
  });
});

describe('a session', () => {
  it('is there after a restart, with the same token for unsafe calls', async () => {
    const store = memoryStore();
    const before = await deskServer({ store });
    const mara = await before.signIn();
    expect(statSync(join(before.dataDirectory, 'session-secret')).mode & 0o777).toBe(0o600);
    const after = await deskServer({ store, dataDirectory: before.dataDirectory });
    const answer = await after.stranger.call('GET', '/api/session', undefined, { cookie: mara.cookie });
    expect([answer.status, answer.body['csrf']]).toEqual([200, mara.csrf]);
    await after.stop();
    await before.stop();
  });

  it("is nobody's under another secret", async () => {
    const store = memoryStore();
    const before = await deskServer({ store, sessionSecret: 'a'.repeat(32) });
    const mara = await before.signIn();
    const after = await deskServer({ store, sessionSecret: 'b'.repeat(32) });
    expect((await after.stranger.call('GET', '/api/session', undefined, { cookie: mara.cookie })).status).toBe(401);
    await after.stop();
    await before.stop();
  });

  it('is over after half an hour without a call, and not while there are some', async () => {
    expect(await statusAfter(30 * minute)).toBe(401);
    expect(await statusAfter(29 * minute)).toBe(200);
    expect(await statusAfter(90 * minute, 20 * minute)).toBe(200);
  });

  it('is over after twelve hours, whatever happens in it', async () => {
    expect(await statusAfter(12 * 60 * minute - 1, 25 * minute)).toBe(200);
    expect(await statusAfter(12 * 60 * minute, 25 * minute)).toBe(401);
  });

  it('is written to at most once a minute, and goes from the store when it is over', async () => {
    const own = await deskServer();
    const mara = await own.signIn();
    const versions = [];
    for (const ms of [0, 59_000, 2_000, 10_000, 51_000]) {
      await own.clock.advance(ms);
      await mara.expects(200, 'GET', '/api/session');
      versions.push((await own.store.find(deskSessions, { limit: 10 }))[0]?.version);
    }
    expect(versions).toEqual([1, 1, 2, 2, 3]);
    await own.clock.advance(13 * 60 * minute);
    await own.signIn();
    expect(await own.store.count(deskSessions, {})).toBe(1);
    await own.stop();
  });

  it('ends when its owner signs out, and takes its cookie away', async () => {
    const [mara, other] = [await server.signIn(), await server.signIn()];
    const answer = await mara.call('DELETE', '/api/session');
    expect([answer.status, answer.headers.getSetCookie()[0]]).toEqual([204, expect.stringContaining('schalter_session=; ')]);
    await mara.expects(401, 'GET', '/api/session');
    await other.expects(200, 'GET', '/api/session');
  });
});

describe('an unsafe call', () => {
  const unsafe = (headers: Record<string, string>) => server.stranger.call('PUT', '/api/agents/me/presence', { intent: 'busy' }, headers);

  it('needs the token of its own session', async () => {
    const [mara, other] = [await server.signIn(), await server.signIn()];
    const changed = (text: string, at: number): string => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
    for (const csrf of ['', 'x', changed(mara.csrf, 0), changed(mara.csrf, 42), `${mara.csrf}A`, other.csrf]) {
      const answer = await unsafe({ cookie: mara.cookie, ...(csrf === '' ? {} : { 'x-csrf-token': csrf }) });
      expect([answer.status, answer.body['error']]).toEqual([403, 'csrf']);
    }
    expect((await unsafe({ cookie: mara.cookie, 'x-csrf-token': mara.csrf })).status).toBe(200);
  });

  it('is refused from a page of another host, and taken from one of ours', async () => {
    const behindProxy = await deskServer({ publicUrl: 'https://desk.bank.example/' });
    const mara = await behindProxy.signIn();
    const from = async (origin: string) => (await mara.call('PUT', '/api/agents/me/presence', { intent: 'busy' }, { origin })).status;
    for (const origin of ['https://evil.example', 'null', 'https://desk.bank.example.evil.example', 'http://desk.bank.example']) {
      expect([origin, await from(origin)]).toEqual([origin, 403]);
    }
    expect([await from('https://desk.bank.example'), await from(behindProxy.url)]).toEqual([200, 200]);
    const signIn = await behindProxy.stranger.call('POST', '/api/session', admin, { origin: 'https://evil.example' });
    expect([signIn.status, signIn.body['error']]).toEqual([403, 'foreign_origin']);
    await behindProxy.stop();
  });
});

describe('the first account', () => {
  it('has the password that the environment has, and a new one ends its sessions', async () => {
    const store = memoryStore();
    const before = await deskServer({ store, sessionSecret: 's'.repeat(32) });
    const mara = await before.signIn();
    const same = await deskServer({ store, sessionSecret: 's'.repeat(32) });
    expect((await same.stranger.call('GET', '/api/session', undefined, { cookie: mara.cookie })).status).toBe(200);
    const other = { ...admin, password: 'another long password' };
    const after = await deskServer({ store, sessionSecret: 's'.repeat(32), admin: other });
    expect((await after.stranger.call('GET', '/api/session', undefined, { cookie: mara.cookie })).status).toBe(401);
    expect((await after.stranger.call('POST', '/api/session', admin)).status).toBe(401);
    expect((await after.signIn(other)).id).toBe(mara.id);
    for (const own of [before, same, after]) await own.stop();
  });

  it("is nobody's in production without an address, and a warning says so", async () => {
    const own = await deskServer({ production: true, sessionSecret: 's'.repeat(32), admin: { email: undefined, password: undefined } });
    expect(own.first).toEqual({ signInLink: null, warnings: [expect.stringContaining('ADMIN_EMAIL')] });
    await own.stop();
  });

  it('can be had by a link that is good once, where no address is set', async () => {
    const nobody = { email: undefined, password: undefined };
    const own = await deskServer({ admin: nobody });
    const link = own.first.signInLink ?? '';
    expect(link).toMatch(/^\/desk\?token=[\w-]{43}$/);
    const wrong = await own.stranger.call('GET', `/desk?token=${'x'.repeat(43)}`);
    expect([wrong.status, wrong.headers.getSetCookie()]).toEqual([303, []]);
    const answer = await own.stranger.call('GET', link);
    expect([answer.status, answer.headers.get('location'), answer.headers.get('referrer-policy')]).toEqual([303, '/desk', 'no-referrer']);
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const known = await own.stranger.call('GET', '/api/session', undefined, { cookie });
    expect(known.body['agent']).toMatchObject({ id: 'owner', roles: ['admin', 'supervisor', 'agent'] });
    const again = await own.stranger.call('GET', link);
    expect([again.status, again.headers.getSetCookie()]).toEqual([303, []]);
    expect((await own.stranger.call('POST', '/api/session', { token: link.split('=')[1] })).status).toBe(401);
    await own.stop();
  });

  it('can be had by the window with the token of the link, too', async () => {
    const own = await deskServer({ admin: { email: undefined, password: undefined } });
    expect((await own.signIn({ token: own.first.signInLink?.split('=')[1] })).id).toBe('owner');
    await own.stop();
  });
});
