import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { presences } from '../../../../bots/conversation/people';
import { passwords } from '../../../../bots/server/desk/accounts/passwords';
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

  it('is written at most every 15 s, however many calls there are', async () => {
    const jo = await server.somebody(['agent']);
    const version = async () => (await server.store.get(presences, jo.id))?.version;
    for (let count = 0; count < 5; count += 1) await jo.expects(200, 'GET', '/api/session');
    expect(await version()).toBe(1);
    await server.clock.advance(15_000);
    for (let count = 0; count < 5; count += 1) await jo.expects(200, 'GET', '/api/session');
    expect(await version()).toBe(2);
  });
});
