import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { asId } from '../../../../flows/dialogue/ids';
import { until } from '../../../journeys/until';
import { chatServer, transcript } from './chat-server';
import { openPage, type Page } from './page';

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

  it('is not to be opened without end by one visitor, and goes on as soon as it may be', async () => {
    await talk.writes(1);
    for (let count = 0; count < 60; count += 1) (await page.listen()).close();
    const other = await openPage(server.url);
    (await other.listen()).close();
    const asked = { headers: { authorization: `Bearer ${page.token}` } };
    const refused = await fetch(`${server.url}/api/chat/events`, asked);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
    expect(await refused.json()).toMatchObject({ error: 'too_many' });
    await server.clock.advance(2_000);
    const stream = await page.listen();
    await stream.hears(1);
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
});
