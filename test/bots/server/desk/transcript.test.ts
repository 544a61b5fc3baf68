import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asId } from '../../../../flows/dialogue/ids';
import { type ConversationStage, conversationStage } from './conversation-stage';

let server: ConversationStage['server'];
let given: ConversationStage['given'];
let jo: ConversationStage['jo'];

beforeAll(async () => {
  ({ server, given, jo } = await conversationStage());
  await given.says(
    'ann',
    2,
    { author: 'bot', text: 'sent', keys: ['a.b'] },
    { state: 'delivered', providerId: 'wamid.2', providerIds: ['wamid.2'] },
  );
  await given.says('ann', 3, { author: 'bot', text: 'held back' }, { state: 'suppressed' });
  await given.notes('ann', 4, 'careful');
  await given.says('ann', 5, { author: 'agent', agent: asId(jo.id), text: 'hello' }, { state: 'sending' });
  await given.says('ann', 6, { author: 'agent', agent: asId(jo.id), text: 'lost' }, { state: 'dead', failure: '131026: unreachable' });
});
afterAll(() => server.stop());

describe('a transcript', () => {
  it('has what was said and what was noted in one order without a hole, with what became of each line', async () => {
    const { items, next } = await jo.expects<{ items: object[]; next: null }>(200, 'GET', '/api/conversations/ann/transcript');
    const at = expect.any(Number);
    const agent = { id: jo.id, name: 'Jo' };
    expect(items).toEqual([
      { seq: 1, at, author: 'customer', kind: 'text', text: 'line 1' },
      { seq: 2, at, author: 'bot', kind: 'text', text: 'sent', keys: ['a.b'], status: 'delivered', providerId: 'wamid.2' },
      { seq: 3, at, author: 'bot', kind: 'text', text: 'held back', status: 'suppressed' },
      { seq: 4, at, author: 'agent', kind: 'note', text: 'careful' },
      { seq: 5, at, author: 'agent', kind: 'text', text: 'hello', agent, status: 'queued' },
      { seq: 6, at, author: 'agent', kind: 'text', text: 'lost', agent, status: 'failed', failure: '131026: unreachable' },
    ]);
    expect(next).toBeNull();
  });

  it.each([
    ['?limit=4', [1, 2, 3, 4], 4],
    ['?after=4&limit=4', [5, 6], null],
    ['?after=2&limit=2', [3, 4], 4],
    ['?after=4&limit=2', [5, 6], null],
    ['?after=6', [], null],
    ['?after=99', [], null],
    ['?before=99&limit=2', [5, 6], 5],
    ['?before=5&limit=3', [2, 3, 4], 2],
    ['?before=2&limit=3', [1], null],
    ['?before=1', [], null],
  ])('%s has the lines %j, and goes on at %j', async (query, seqs, next) => {
    const page = await jo.expects<{ items: { seq: number }[]; next: number | null }>(
      200,
      'GET',
      `/api/conversations/ann/transcript${query}`,
    );
    expect([page.items.map(({ seq }) => seq), page.next]).toEqual([seqs, next]);
  });

  it('is not to be had by a query that is none', async () => {
    for (const query of ['?limit=0', '?limit=501', '?after=-1', '?after=x', '?after=1&before=2', '?seq=1']) {
      await jo.expects(400, 'GET', `/api/conversations/ann/transcript${query}`);
    }
  });
});
