import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import { memoryStore } from '../../../../bots/testing/memory-store';
import { asId } from '../../../../flows/dialogue/ids';
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

describe('a stream of the web chat', () => {
  it("shows the customer's line at once and the bot's when its letter is sent", async () => {
    const stream = await page.listen();
    await talk.writes(1);
    await talk.says(2, 'pending');
    await talk.writes(3);
    await stream.hears(2);
    expect(stream.texts()).toEqual(['line 1', 'line 3']);
    await talk.letterIs(2, 'sending');
    await talk.letterIs(2, 'sent');
    expect((await stream.hears(3))[2]).toMatchObject({ seq: 2, author: 'bot', status: 'sent' });
    stream.close();
  });

  it('shows nothing that was suppressed, refused or given up, and no note and no event', async () => {
    const stream = await page.listen();
    await talk.says(1, 'suppressed');
    await talk.says(2, 'refused');
    await talk.says(3, 'dead');
    await talk.writes(4, { author: 'agent', kind: 'note', text: 'a difficult customer' });
    await talk.writes(5, { author: 'system', kind: 'event', text: 'handoff' });
    await talk.writes(6);
    await stream.hears(1);
    expect(stream.texts()).toEqual(['line 6']);
    // Somebody retries what was given up.
    await talk.letterIs(3, 'sent');
    await stream.hears(2);
    expect(stream.texts()).toEqual(['line 6', 'line 3']);
    stream.close();
  });

  it('sends a line again, under its number, when its status changes', async () => {
    const stream = await page.listen();
    await talk.says(1, 'sent');
    await stream.hears(1);
    await talk.letterIs(1, 'read');
    await stream.hears(2);
    expect(stream.lines().map(({ seq, status }) => [seq, status])).toEqual([
      [1, 'sent'],
      [1, 'read'],
    ]);
    stream.close();
  });

  it('tells nothing of what the house thinks of a line', async () => {
    const stream = await page.listen();
    const visitor = `visitor-${'0'.repeat(24)}`;
    await talk.writes(1, { providerId: `${visitor}:c:1`, understood: { intent: 'greeting', confidence: 1 } });
    await talk.says(2, 'sent', { author: 'agent', agent: asId('agent-7'), keys: ['house:bot'], choices: [{ id: 'q.1', title: 'One' }] });
    const [said, answered] = await stream.hears(2);
    expect(said).toEqual({
      seq: 1,
      at: 1,
      author: 'customer',
      kind: 'text',
      text: 'line 1',
      providerId: `${visitor}:c:1`,
      clientId: 'c:1',
    });
    expect(answered).toEqual({
      seq: 2,
      at: 1,
      author: 'agent',
      kind: 'text',
      text: 'line 2',
      choices: [{ id: 'q.1', title: 'One' }],
      agent: { name: 'Mara' },
      status: 'sent',
    });
    stream.close();
  });

  it('goes on at each point where it may be cut off, with nothing missing and nothing twice', async () => {
    const states = ['sent', 'pending', 'suppressed', 'dead', 'read'] as const;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...states, 'customer', 'system'), { maxLength: 12 }), fc.nat(), async (kinds, cut) => {
        const visitor = await openPage(server.url);
        const written = transcript(server.store, visitor.conversationId);
        for (const [index, kind] of kinds.entries()) {
          if (kind === 'customer' || kind === 'system') await written.writes(index + 1, { author: kind });
          else await written.says(index + 1, kind);
        }
        const shown = kinds.flatMap((kind, index) => (['sent', 'read', 'customer'].includes(kind) ? [index + 1] : []));
        const first = await visitor.listen();
        await first.hears(shown.length);
        first.close();
        const cutAt = cut % (shown.length + 1);
        const id = first.heard.filter(({ event }) => event === 'line')[cutAt - 1]?.id;
        for (const [index, kind] of kinds.entries()) if (kind === 'pending') await written.letterIs(index + 1, 'sent');
        const late = kinds.flatMap((kind, index) => (kind === 'pending' ? [index + 1] : []));
        const second = await visitor.listen(id);
        const missing = [...shown.slice(cutAt), ...late].sort((one, other) => one - other);
        await second.hears(missing.length);
        await written.writes(kinds.length + 1);
        await second.hears(missing.length + 1);
        expect(second.lines().map(({ seq }) => seq)).toEqual([...missing, kinds.length + 1]);
        second.close();
      }),
      { numRuns: 12 },
    );
  });

  it.each([
    '',
    'x',
    '1-',
    '9-3',
    '-1',
    '1;2',
    '12345678901',
  ])('begins at the first line for the id %j, which is none of ours', async (id) => {
    await talk.writes(1);
    const stream = await page.listen(id);
    expect(await stream.hears(1)).toMatchObject([{ seq: 1 }]);
    stream.close();
  });

  it('tells who has the floor: at the begin, and when it passes on', async () => {
    const stream = await page.listen();
    const handoff = asId<'handoff'>('h');
    await talk.floorIs({ holder: 'queue', handoff, epoch: 2 });
    await until('the queue has the floor', () => stream.heard.at(-1)?.data.holder === 'queue');
    await talk.floorIs({ holder: 'agent', agent: asId('agent-7'), handoff, epoch: 3 });
    await until('an agent has the floor', () => stream.heard.at(-1)?.data.holder === 'agent');
    await talk.floorIs({ holder: 'agent', agent: asId('agent-8'), handoff, epoch: 4 });
    await until('another agent has it', () => stream.heard.length === 4);
    expect(stream.heard.map(({ event, data }) => [event, data])).toEqual([
      ['floor', { holder: 'bot' }],
      ['floor', { holder: 'queue' }],
      ['floor', { holder: 'agent', agent: { name: 'Mara' } }],
      ['floor', { holder: 'agent' }],
    ]);
    stream.close();
  });

  it('types while a message waits for its turn and while the answer is on its way', async () => {
    const stream = await page.listen();
    const typing = () => stream.heard.filter(({ event }) => event === 'typing').map(({ data }) => data.on);
    await talk.says(1, 'pending');
    await until('it types', () => typing().length === 1);
    await talk.letterIs(1, 'sent');
    await until('it has stopped', () => typing().length === 2);
    await page.post({ clientId: 'a', text: 'hello' });
    await until('it types again', () => typing().length === 3);
    expect(typing()).toEqual([true, false, true]);
    // The answer stands before the dots are gone.
    const [shown, stopped] = [
      stream.heard.findIndex(({ event }) => event === 'line'),
      stream.heard.findIndex(({ data }) => data.on === false),
    ];
    expect(shown).toBeLessThan(stopped);
    stream.close();
  });

  it('beats every 15 seconds, so that a silent line is known to be dead', async () => {
    const bytes: string[] = [];
    const sent = request(`${server.url}/api/chat/events`, { headers: { authorization: `Bearer ${page.token}` } }, (response) => {
      expect(response.headers).toMatchObject({
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      });
      expect(response.headers).not.toHaveProperty('content-encoding');
      response.on('data', (chunk: Buffer) => bytes.push(chunk.toString())).on('error', () => {});
    });
    sent.on('error', () => {}).end();
    await until('the floor is told', () => bytes.join('').includes('floor'));
    expect(bytes.join('')).not.toContain('beat');
    await server.clock.advance(15_000);
    await until('it beats', () => bytes.join('').split(': beat').length === 2);
    await server.clock.advance(30_000);
    await until('it beats on', () => bytes.join('').split(': beat').length === 4);
    sent.destroy();
  });

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

  it('ends the oldest of more than ten windows', async () => {
    const windows: Listening[] = [];
    for (let count = 0; count < 11; count += 1) windows.push(await page.listen());
    await until('the first one ends', () => windows[0]?.ended());
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
