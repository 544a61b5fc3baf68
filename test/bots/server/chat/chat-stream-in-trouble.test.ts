import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { memoryStore } from '../../../../bots/testing/memory-store';
import { until } from '../../../journeys/until';
import { chatServer, transcript } from './chat-server';
import { type Listening, openPage, type Page } from './page';

let server: Awaited<ReturnType<typeof chatServer>>;
let page: Page;
let talk: ReturnType<typeof transcript>;
beforeEach(async () => {
  server = await chatServer();
  page = await openPage(server.url);
  talk = transcript(server.store, page.conversationId);
});
afterEach(() => server.stop());

describe('a stream of the web chat in trouble', () => {
  it('cuts off who does not read, and goes on where they were when they come back', async () => {
    const long = 'x'.repeat(40_000);
    const count = 300;
    for (let seq = 1; seq <= count; seq += 1) await talk.writes(seq, { text: `${seq} ${long}` });
    const received: string[] = [];
    const before = await server.connections();
    let readOn = (): void => {};
    let over = false;
    const sent = request(`${server.url}/api/chat/events`, { headers: { authorization: `Bearer ${page.token}` } }, (response) => {
      response.on('data', (chunk: Buffer) => received.push(chunk.toString())).on('error', () => {});
      response.on('close', () => {
        over = true;
      });
      response.pause();
      readOn = () => response.resume();
    });
    sent.on('error', () => {}).end();
    await until('it is connected', async () => (await server.connections()) > before);
    // When the socket is full cannot be seen from outside: time passes until the server has given up.
    await until('it is cut off', async () => {
      await server.clock.advance(5_000);
      return (await server.connections()) <= before;
    });
    readOn();
    await until('what was on its way is read', () => over);
    const ids = [...received.join('').matchAll(/^id: (.+)$/gm)].map(([, id]) => id);
    expect(ids.length).toBeLessThan(count);
    const stream = await page.listen(ids.at(-1));
    await stream.hears(count - ids.length);
    expect(stream.lines().map(({ seq }) => seq)).toEqual(Array.from({ length: count - ids.length }, (_, index) => ids.length + index + 1));
    stream.close();
  });

  it('is not begun for who has hung up meanwhile', async () => {
    const store = memoryStore();
    let lookedUp: (() => void) | undefined;
    const slow: typeof store = {
      ...store,
      get: async (collection, id) => {
        if (collection.name === 'chat_sessions') await new Promise<void>((resolve) => void (lookedUp = resolve));
        return store.get(collection, id);
      },
    };
    const reads = jest.spyOn(slow, 'count');
    const other = await chatServer({ store: slow });
    const visitor = await openPage(other.url);
    const headers = { authorization: `Bearer ${visitor.token}` };
    const asked = request(`${other.url}/api/chat/events`, { headers, agent: false });
    asked.on('error', () => {}).end();
    const found = await until('the session is looked up', () => lookedUp);
    const before = await other.connections();
    asked.destroy();
    await until('the server has noticed', async () => (await other.connections()) < before);
    found();
    await new Promise((resolve) => setImmediate(resolve));
    expect(reads).not.toHaveBeenCalled();
    await other.stop();
  });

  it('ends the oldest of more than ten windows, and tells it why', async () => {
    const windows: Listening[] = [];
    for (let count = 0; count < 11; count += 1) windows.push(await page.listen());
    await until('the first one ends', () => windows[0]?.ended());
    expect(windows[0]?.heard.at(-1)).toMatchObject({ event: 'replaced' });
    await talk.writes(1);
    for (const window of windows.slice(1)) {
      await window.hears(1);
      window.close();
    }
  });

  it('loads anew when the feed has moved on too far', async () => {
    const store = memoryStore();
    let reset = (): void => {};
    const broken: typeof store = {
      ...store,
      changes: async function* (_, signal) {
        await new Promise<void>((resolve) => {
          reset = resolve;
          signal.addEventListener('abort', () => resolve());
        });
        yield { kind: 'reset', cursor: '1' };
      },
    };
    const deaf = await chatServer({ store: broken });
    const other = await openPage(deaf.url);
    const stream = await other.listen();
    await until('it listens', () => stream.heard.length === 1);
    await transcript(store, other.conversationId).writes(1);
    await transcript(store, other.conversationId).says(2, 'sent');
    expect(stream.lines()).toEqual([]);
    reset();
    await stream.hears(2);
    stream.close();
    await deaf.stop();
  });

  it('outlives a store that is away for a moment', async () => {
    const store = memoryStore();
    let away = false;
    const shaky: typeof store = {
      ...store,
      get: (collection, id) => (away ? Promise.reject(new Error('away')) : store.get(collection, id)),
    };
    const other = await chatServer({ store: shaky });
    const visitor = await openPage(other.url);
    const stream = await visitor.listen();
    await until('it listens', () => stream.heard.length === 1);
    away = true;
    await transcript(store, visitor.conversationId).writes(1);
    await until('it is in trouble', () => other.troubles.some(({ kind }) => kind === 'trouble'));
    away = false;
    await other.clock.advance(1_000);
    await stream.hears(1);
    stream.close();
    await other.stop();
  });
});
