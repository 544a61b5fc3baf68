import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from './caller';
import { type DeskServer, deskServer } from './desk-server';
import { seed } from './seed';
import { waitingLine } from './waiting-line';

let server: DeskServer;
let jo: Caller;
let boss: Caller;

beforeAll(async () => {
  server = await deskServer();
  const given = seed(server.store, 1_000);
  jo = await server.somebody(['agent'], { name: 'Jo' });
  boss = await server.somebody(['supervisor'], { name: 'Ida' });
  await waitingLine(given, jo.id);
});
afterAll(() => server.stop());

describe('the queues', () => {
  const named = async (who: Caller) => (await who.expects<{ items: readonly object[] }>(200, 'GET', '/api/queues')).items;

  it('are all there are, with who waits and who is there', async () => {
    expect(await named(jo)).toEqual([
      expect.objectContaining({
        name: 'cards',
        hours: 'always',
        open: true,
        opensAt: null,
        waiting: 3,
        oldest: 1_000,
        members: expect.arrayContaining([
          { id: jo.id, name: 'Jo' },
          { id: boss.id, name: 'Ida' },
        ]),
      }),
      // Not their own, but a request may be passed on to them.
      expect.objectContaining({ name: 'complaints' }),
      expect.objectContaining({ name: 'general' }),
    ]);
  });

  it('say when somebody is there again', async () => {
    // Wednesday, 21:00 in Berlin.
    await server.clock.advance(9 * 3_600_000);
    const [, complaints] = await named(await server.signIn());
    expect(complaints).toMatchObject({
      open: false,
      opensAt: Date.UTC(2026, 0, 15, 7),
      waiting: 0,
      oldest: null,
      members: [expect.anything()],
    });
  });
});
