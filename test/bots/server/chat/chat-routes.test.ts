import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { lines } from '../../../../bots/conversation/records';
import { inboxLetters } from '../../../../bots/mailroom/letters';
import { chatSessions } from '../../../../bots/server/chat/sessions';
import { type Change, type Store, StoreUnavailable } from '../../../../bots/storage/store';
import { memoryStore } from '../../../../bots/testing/memory-store';
import { chatServer, transcript } from './chat-server';
import { json, openPage } from './page';

let server: Awaited<ReturnType<typeof chatServer>>;
beforeAll(async () => {
  server = await chatServer();
});
afterAll(() => server.stop());

const post = (path: string, init: RequestInit): Promise<Response> => fetch(`${server.url}/api/chat${path}`, init);

describe('sessions of the web chat', () => {
  it('are opened with a token that is stored nowhere, each for a visitor of its own', async () => {
    const [one, other] = [await openPage(server.url), await openPage(server.url)];
    expect(one.token).toMatch(/^[\w-]{43}$/);
    expect(one.token).not.toBe(other.token);
    expect(one.conversationId).not.toBe(other.conversationId);
    const stored = await server.store.find(chatSessions, { limit: 100 });
    expect(JSON.stringify(stored)).not.toContain(one.token);
    expect(new Set(stored.map(({ visitor }) => visitor)).size).toBe(stored.length);
  });

  it.each([
    ['de-AT', 'de'],
    ['pt', 'pt-BR'],
    ['fr', 'en'],
    [undefined, 'en'],
    ['?', 'en'],
  ])('speak, where %j is wanted, %s', async (locale, spoken) => {
    const answered = await post('/sessions', json(locale === undefined ? {} : { locale }));
    expect(await answered.json()).toMatchObject({ locale: spoken });
    expect(answered.headers.get('cache-control')).toBe('no-store');
  });

  it.each(['', 'Bearer', 'Bearer x', `Bearer ${'x'.repeat(43)}`, `Basic ${'x'.repeat(43)}`])('are unknown to %j', async (authorization) => {
    for (const { path, ...init } of [
      { ...json({}), path: '/messages' },
      { method: 'GET', path: '/events' },
    ]) {
      const answered = await post(path, { ...init, headers: { authorization, 'content-type': 'application/json' } });
      expect(answered.status).toBe(401);
      expect(answered.headers.get('www-authenticate')).toBe('Bearer');
      expect(await answered.json()).toEqual({
        error: 'unknown_session',
        message: expect.any(String),
        cure: expect.stringContaining('sessions'),
      });
    }
  });

  it('are good for thirty days after the last use, and go from the store some time after that', async () => {
    const own = await chatServer();
    const [faithful, gone] = [await openPage(own.url), await openPage(own.url)];
    const status = async (page: typeof gone) => (await page.post({ clientId: 'c', text: 'hello' })).status;
    const days = (count: number) => own.clock.advance(count * 24 * 3_600_000);
    for (let month = 0; month < 3; month += 1) {
      await days(29);
      expect(await status(faithful)).toBe(202);
    }
    expect(await status(gone)).toBe(401);
    await openPage(own.url);
    expect(await own.store.count(chatSessions, {})).toBe(2);
    await days(30);
    expect(await status(faithful)).toBe(401);
    await own.stop();
  });

  it('that are over go in one commit', async () => {
    const store = memoryStore();
    const commits: number[] = [];
    const counted = {
      ...store,
      commit: (changes: readonly Change[]) => {
        commits.push(changes.length);
        return store.commit(changes);
      },
    };
    const own = await chatServer({ store: counted });
    for (let count = 0; count < 5; count += 1) await openPage(own.url);
    await own.clock.advance(30 * 24 * 3_600_000);
    commits.length = 0;
    await openPage(own.url);
    expect(commits).toEqual([5, 1]);
    expect(await store.count(chatSessions, {})).toBe(1);
    await own.stop();
  });

  it('are opened also where those that are over cannot be cleared away', async () => {
    const store = memoryStore();
    const down = new StoreUnavailable('it is full');
    const own = await chatServer({
      store: {
        ...store,
        commit: async (changes) => {
          if (changes.some(({ verb }) => verb === 'delete')) throw down;
          return store.commit(changes);
        },
      },
    });
    await openPage(own.url);
    await own.clock.advance(30 * 24 * 3_600_000);
    const late = await openPage(own.url);
    expect((await late.post({ clientId: 'c', text: 'hello' })).status).toBe(202);
    expect(own.troubles).toContainEqual({ kind: 'trouble', where: 'chat sessions', error: down });
    await own.stop();
  });

  it('are not to be had without end from one address', async () => {
    const busy = await chatServer();
    const statuses = [];
    for (let count = 0; count < 301; count += 1) statuses.push((await fetch(`${busy.url}/api/chat/sessions`, json({}))).status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(300);
    const refused = await fetch(`${busy.url}/api/chat/sessions`, json({}));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    await busy.clock.advance(1_000);
    expect((await fetch(`${busy.url}/api/chat/sessions`, json({}))).status).toBe(201);
    await busy.stop();
  });
});

describe('messages of the web chat', () => {
  it.each([
    ['no JSON', '{', 'bad_request'],
    ['nothing said', { clientId: 'a' }, 'bad_request'],
    ['no clientId', { text: 'hello' }, 'bad_request'],
    ['two things at once', { clientId: 'a', text: 'hello', choice: 'c' }, 'bad_request'],
    ['an unknown key', { clientId: 'a', text: 'hello', media: { id: 'm' } }, 'bad_request'],
    ['a blank text', { clientId: 'a', text: ' \n ' }, 'bad_request'],
    ['a text that is too long', { clientId: 'a', text: 'x'.repeat(4_097) }, 'bad_request'],
    ['a clientId that is too long', { clientId: 'a'.repeat(65), text: 'x' }, 'bad_request'],
    ['a place off the earth', { clientId: 'a', place: { lat: 91, lon: 0 } }, 'bad_request'],
    ['a list', [{ clientId: 'a', text: 'hello' }], 'bad_request'],
    ['a choice that is too long', { clientId: 'a', choice: 'c'.repeat(201) }, 'bad_request'],
  ])('are refused with the cure: %s', async (_, body, code) => {
    const page = await openPage(server.url);
    const { headers, ...init } = json(body);
    const answered = await post('/messages', { ...init, headers: { ...headers, authorization: `Bearer ${page.token}` } });
    expect(answered.status).toBe(400);
    expect(await answered.json()).toEqual({ error: code, message: expect.stringMatching(/\S/), cure: expect.stringMatching(/^Send/) });
  });

  it('name the key that is not known', async () => {
    const page = await openPage(server.url);
    const answered = await page.post({ clientId: 'a', text: 'hello', mood: 'good' });
    expect(await answered.json()).toMatchObject({
      message: 'The body has what is not known here: mood',
      cure: expect.stringContaining('"choice"'),
    });
  });

  it('are refused when they are too large, or not declared as JSON', async () => {
    const page = await openPage(server.url);
    expect((await page.post({ clientId: 'a', text: 'x'.repeat(70_000) })).status).toBe(413);
    const plain = { method: 'POST', body: '{}', headers: { authorization: `Bearer ${page.token}`, 'content-type': 'text/plain' } };
    expect((await post('/messages', plain)).status).toBe(415);
  });

  it('are kept clean and masked', async () => {
    const page = await openPage(server.url);
    await page.post({ clientId: 'card', text: ' my card\u0000 is 4111 1111 1111 1111 ' });
    const kept = await server.store.find(inboxLetters, { where: { conversation: page.conversationId }, limit: 10 });
    expect(kept).toMatchObject([{ inbound: { content: { kind: 'text', text: expect.stringMatching(/^my card is 411111•+1111$/) } } }]);
  });

  it('may be a place, and the choice of an earlier line, under the title that was shown', async () => {
    const page = await openPage(server.url);
    const talk = transcript(server.store, page.conversationId);
    const choice = `${page.conversationId}.q.yes`;
    const ofOwnCode = { id: 'refund', title: 'Refund' };
    await talk.says(1, 'sent', { choices: [{ id: choice, title: 'Yes' }, ofOwnCode] });
    for (let seq = 2; seq <= 200; seq += 1) await talk.writes(seq);
    expect((await page.post({ clientId: 'tap', choice })).status).toBe(202);
    expect((await page.post({ clientId: 'tap-2', choice: ofOwnCode.id })).status).toBe(202);
    expect((await page.post({ clientId: 'here', place: { lat: 52.5, lon: 13.4, name: 'Home' } })).status).toBe(202);
    const kept = await server.store.find(inboxLetters, { where: { conversation: page.conversationId }, limit: 10 });
    expect(kept.map(({ inbound }) => (inbound.kind === 'message' ? inbound.content : null))).toEqual([
      { kind: 'place', lat: 52.5, lon: 13.4, name: 'Home' },
      { kind: 'choice', choice, title: 'Yes' },
      { kind: 'choice', choice: 'refund', title: 'Refund' },
    ]);
  });

  it('are no choice that was never shown there, and little is read to find that out', async () => {
    const store = memoryStore();
    let read = 0;
    const find: Store['find'] = async (from, query) => {
      const found = await store.find(from, query);
      if (from.name === lines.name) read += found.length;
      return found;
    };
    const own = await chatServer({ store: { ...store, find } });
    const [one, other] = [await openPage(own.url), await openPage(own.url)];
    const [mine, theirs] = [one, other].map(({ conversationId }) => transcript(store, conversationId));
    const choice = `${one.conversationId}.q.yes`;
    await mine?.says(1, 'sent', { choices: [{ id: choice, title: 'Mine' }] });
    for (let seq = 1; seq <= 300; seq += 1) await theirs?.writes(seq);
    const refused = async (page: typeof other, wanted: string, most: number) => {
      read = 0;
      const answered = await page.post({ clientId: 'a', choice: wanted });
      expect([answered.status, ((await answered.json()) as { error: string }).error]).toEqual([422, 'unknown_choice']);
      expect(read).toBeLessThanOrEqual(most);
    };
    for (const foreign of [choice, 'q.yes', `${other.conversationId}0.q.yes`]) await refused(other, foreign, 200);
    await refused(other, `${other.conversationId}.q.yes`, 200);
    // So far back that nobody has it before them any more.
    for (let seq = 2; seq <= 201; seq += 1) await mine?.writes(seq);
    await refused(one, choice, 200);
    await own.stop();
  });

  it('say so when they could not be stored', async () => {
    const page = await openPage(server.url);
    server.fail(true);
    const answered = await page.post({ clientId: 'a', text: 'hello' });
    server.fail(false);
    expect([answered.status, ((await answered.json()) as { error: string }).error]).toEqual([503, 'not_stored']);
    expect((await page.post({ clientId: 'a', text: 'hello' })).status).toBe(202);
  });

  it('are not to be had without end from one session', async () => {
    const page = await openPage(server.url);
    const answers = await Promise.all(Array.from({ length: 121 }, (_, index) => page.post({ clientId: `m${index}`, text: 'x' })));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
  });
});

describe('the rest of /api/chat', () => {
  it("gives the page its texts, in the bot's nearest language, and not twice", async () => {
    const first = await fetch(`${server.url}/api/chat/texts?locale=de-CH`);
    expect(await first.json()).toEqual({
      locale: 'de',
      locales: ['en', 'de', 'pt-BR'],
      texts: { title: 'chat in de', 'rating.ask': 'Well?' },
    });
    const etag = first.headers.get('etag') ?? '';
    // Not with fetch, which asks every cache on the way to look away when it is given this header.
    const again = await request(`${server.url}/api/chat/texts?locale=de-CH`, { headers: { 'if-none-match': etag } });
    expect(again.statusCode).toBe(304);
  });

  it('is for the page of the same origin alone', async () => {
    const asked = await fetch(`${server.url}/api/chat/messages`, { method: 'OPTIONS', headers: { origin: 'https://elsewhere.example' } });
    expect([...asked.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('answers 404 with the cure elsewhere', async () => {
    const answered = await fetch(`${server.url}/api/chat/nothing`);
    expect([answered.status, await answered.json()]).toEqual([
      404,
      { error: 'not_found', message: expect.any(String), cure: expect.any(String) },
    ]);
  });
});
