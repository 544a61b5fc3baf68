import { describe, expect, it } from '@jest/globals';
import { conversations } from '../../../../bots/conversation/records';
import { asId } from '../../../../flows/dialogue/ids';
import type { Caller } from './caller';
import { deskServer } from './desk-server';
import { seed } from './seed';

describe('the conversations that the bot has', () => {
  interface Rows {
    readonly items: readonly { readonly id: string }[];
    readonly next: string | null;
  }
  const own = async () => {
    const place = await deskServer();
    const told = seed(place.store, 1_000);
    const talks = async (id: string, heardAt: number) => {
      await told.conversation(id, { heardAt });
      await told.says(id, 1, { text: `this is ${id}` });
    };
    for (const [index, id] of ['one', 'two', 'three', 'four'].entries()) await talks(id, 10 * (index + 1));
    // Two who wrote at the same moment.
    await talks('five', 40);
    await told.waiting('waiting');
    await told.alter(conversations, 'waiting', { heardAt: 99 });
    await told.waiting('served', { queue: 'general', state: 'closed', ended: 'resolved', endedAt: 50 });
    await told.alter(conversations, 'served', { heardAt: 35, openHandoff: null, floor: { holder: 'bot', epoch: 4 } });
    return place;
  };
  const ids = async (who: Caller) => (await who.expects<Rows>(200, 'GET', '/api/conversations?holder=bot')).items.map(({ id }) => id);

  it('are shown to supervisors, the one first whose customer wrote last, and to administrators in all queues', async () => {
    const place = await own();
    const overseer = await place.somebody(['supervisor']);
    expect(await ids(overseer)).toEqual(['four', 'five', 'three', 'two', 'one']);
    expect(await ids(await place.signIn())).toEqual(['four', 'five', 'served', 'three', 'two', 'one']);
    const { items } = await overseer.expects<Rows>(200, 'GET', '/api/conversations?holder=bot&limit=1');
    expect(items).toEqual([
      {
        id: 'four',
        channel: 'whatsapp',
        locale: 'de',
        customer: { id: 'four', name: 'Ana', address: '••••0042' },
        floor: { holder: 'bot', epoch: 1 },
        release: 'r1',
        lastAt: 1_001,
        lastLine: { seq: 1, at: 1_001, author: 'customer', kind: 'text', text: 'this is four' },
      },
    ]);
    await place.stop();
  });

  it('come in pages that leave nobody out, also of those who wrote at the same moment', async () => {
    const place = await own();
    const overseer = await place.somebody(['supervisor']);
    const read: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const path: string = `/api/conversations?holder=bot&limit=1${after === '' ? '' : `&after=${after}`}`;
      const { items, next }: Rows = await overseer.expects<Rows>(200, 'GET', path);
      read.push(...items.map(({ id }) => id));
      after = next;
    }
    expect(read).toEqual(['four', 'five', 'three', 'two', 'one']);
    for (const query of ['', '?holder=agent', '?holder=bot&after=x', '?holder=bot&limit=0']) {
      await overseer.expects(400, 'GET', `/api/conversations${query}`);
    }
    await place.stop();
  });

  it('are found also behind very many that are not theirs to see', async () => {
    const place = await deskServer();
    const told = seed(place.store, 1_000);
    for (let heardAt = 1_100; heardAt > 0; heardAt -= 1) {
      await told.conversation(`n${heardAt}`, { heardAt, ...(heardAt > 2 ? { openHandoff: asId<'handoff'>('h') } : {}) });
    }
    const overseer = await place.somebody(['supervisor']);
    const first = await overseer.expects<Rows>(200, 'GET', '/api/conversations?holder=bot&limit=10');
    expect(first.items).toEqual([]);
    const second = await overseer.expects<Rows>(200, 'GET', `/api/conversations?holder=bot&limit=10&after=${first.next ?? ''}`);
    expect({ ids: second.items.map(({ id }) => id), next: second.next }).toEqual({ ids: ['n2', 'n1'], next: null });
    await place.stop();
  });

  it('are not shown to agents', async () => {
    const place = await own();
    const jo = await place.somebody(['agent']);
    expect(await jo.expects(403, 'GET', '/api/conversations?holder=bot')).toMatchObject({ error: 'no_right' });
    await place.stop();
  });
});
