import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { conversations } from '../../../../bots/conversation/records';
import { asId } from '../../../../flows/dialogue/ids';
import type { Flow } from '../../../../flows/engine/flow';
import { type ConversationStage, conversationStage, hour, wordless } from './conversation-stage';
import { deskServer } from './desk-server';
import { seed } from './seed';

const flow = (name: string, steps: readonly string[], channels: readonly string[] | null = null) =>
  [
    name,
    {
      name,
      channels,
      steps: Object.fromEntries(steps.map((step) => [step, { verb: step === 'do' ? 'do' : 'ask', name: step }])),
    } as unknown as Flow,
  ] as const;

let server: ConversationStage['server'];
let given: ConversationStage['given'];
let jo: ConversationStage['jo'];

beforeAll(async () => {
  ({ server, given, jo } = await conversationStage());
  await given.conversation('bots', { channel: 'webchat', address: 'v1' });
});
afterAll(() => server.stop());

describe('a conversation', () => {
  it('shows who has the floor, its request, and where the bot can go on', async () => {
    const own = await deskServer({
      bot: {
        locales: ['en'],
        texts: wordless,
        queues: new Map(),
        flows: new Map([flow('balance', ['do', 'show']), flow('block', ['which', 'confirm']), flow('page', ['hi'], ['webchat'])]),
      },
    });
    const there = seed(own.store, 1_000);
    await there.waiting('ann');
    await there.alter(conversations, 'ann', {
      interrupted: {
        run: {
          id: asId<'flow run'>('r1'),
          flow: 'block',
          step: 'confirm',
          phase: 'try_1',
          visit: 1,
          slots: {},
          values: {},
          committed: false,
        },
        outcome: null,
      },
    });
    const boss = await own.signIn();
    expect(await boss.expects(200, 'GET', '/api/conversations/ann')).toEqual({
      id: 'ann',
      channel: 'whatsapp',
      locale: 'de',
      customer: { id: 'ann', name: 'Ana', address: '••••0042' },
      floor: { holder: 'queue', handoff: 'ann.h1', epoch: 2 },
      release: 'r1',
      lastAt: 1_001,
      seq: 1,
      handoff: expect.objectContaining({ id: 'ann.h1', state: 'queued' }),
      canReply: { allowed: 'free', until: null, reason: 'open' },
      draft: null,
      returnTo: [
        { to: 'block.confirm', flow: 'block', step: 'confirm' },
        { to: 'balance.show', flow: 'balance', step: 'show' },
        { to: 'block.which', flow: 'block', step: 'which' },
      ],
    });
    await own.stop();
  });

  it('says until when the channel takes a reply', async () => {
    const heardAt = server.clock.now();
    const canReply = async () => (await jo.expects<{ canReply: object }>(200, 'GET', '/api/conversations/ann')).canReply;
    expect(await canReply()).toEqual({ allowed: 'free', until: heardAt + 24 * hour, reason: 'open' });
    await given.alter(conversations, 'ann', { heardAt: heardAt - 24 * hour });
    expect(await canReply()).toEqual({ allowed: 'template', until: heardAt, reason: 'window' });
    await given.alter(conversations, 'ann', { locale: 'en' });
    expect(await canReply()).toEqual({ allowed: 'none', until: heardAt, reason: 'window' });
    await given.alter(conversations, 'ann', { locale: 'de' });
    await given.alter(conversations, 'ann', { heardAt });
  });

  it("is shown to who may see its request; one that is the bot's alone, to supervisors and administrators", async () => {
    const supervisor = await server.somebody(['supervisor']);
    const boss = await server.signIn();
    for (const path of ['', '/transcript']) {
      await jo.expects(403, 'GET', `/api/conversations/foreign${path}`);
      await supervisor.expects(403, 'GET', `/api/conversations/foreign${path}`);
      await boss.expects(200, 'GET', `/api/conversations/foreign${path}`);
      await jo.expects(403, 'GET', `/api/conversations/bots${path}`);
      await supervisor.expects(200, 'GET', `/api/conversations/bots${path}`);
      await jo.expects(404, 'GET', `/api/conversations/none${path}`);
    }
  });
});
