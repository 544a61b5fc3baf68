import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { handoffs } from '../../bots/conversation/records';
import type { ConversationOnWire, HandoffOnWire } from '../../bots/server/desk/wire';
import { type Agent, colleague, firstAccount, mara } from './agent';
import { type Customer, customer } from './customer';
import { openProduct, type Product } from './open-product';
import { type ServerProcess, serverProcess } from './server-process';
import { until } from './until';

/** A letter of which nobody knows whether it went out rests for ten seconds. */
const unconfirmed = 15_000;

/** Somebody, and how far their request has come. */
interface Story {
  readonly who: Customer;
  steps: number;
  request: Pick<HandoffOnWire, 'id'>;
}

/** One step of a handoff: it has been taken when `take` resolves, and the server can die at once. */
interface Step {
  readonly name: string;
  readonly take: (story: Story) => Promise<unknown>;
  readonly state: HandoffOnWire['state'];
  /** What the customer reads of it. */
  readonly reads?: RegExp;
}

/** The floor that belongs to a request. */
const floorOf = ({ id, state, assignee }: HandoffOnWire): object => {
  if (['deferred', 'queued', 'offered'].includes(state)) return { holder: 'queue', handoff: id };
  return ['wrap_up', 'closed'].includes(state) ? { holder: 'bot' } : { holder: 'agent', handoff: id, agent: assignee };
};

/**
 * What is there after a server was killed in the middle of handoffs.
 * @param environment what else the server is started with, known once the suite begins
 */
export const killedHandoffs = (environment: () => Readonly<Record<string, string>>): void => {
  let product: Product;
  let server: ServerProcess;
  let ana: Agent;
  let ben: Agent;
  beforeAll(async () => {
    product = await openProduct({ ...firstAccount, ...environment() });
    server = await serverProcess(product.environment);
    ana = await mara(product.url);
    ben = await colleague(ana, product.url, 'Ben', { capacity: 100 });
    await ana.expects(200, 'PATCH', `/api/agents/${ana.id}`, { capacity: 100 });
    await Promise.all([ana.is('busy'), ben.is('busy')]);
  }, 30_000);
  afterEach(() => expect(product.graph.ledger.violations).toEqual([]));
  afterAll(async () => {
    await server.end('SIGKILL');
    await product.close();
  });

  const replies = async (by: Agent, { who }: Story, text: string): Promise<void> =>
    expect((await by.reply(who.conversation, text)).status).toBe(201);

  const steps: readonly Step[] = [
    {
      name: 'asked for',
      take: ({ who }) => product.graph.says(who.number, 'I want to talk to a person'),
      state: 'queued',
      reads: /emergency/,
    },
    { name: 'offered', take: ({ request }) => ana.does('transfer', request, { to: { agent: ben.id } }), state: 'offered' },
    { name: 'accepted', take: ({ request }) => ben.does('accept', request), state: 'accepted' },
    { name: 'answered', take: (story) => replies(ben, story, 'Ben here.'), state: 'active', reads: /^Ben here\.$/ },
    { name: 'noted', take: ({ who }) => ben.note(who.conversation, 'Seems to be in a hurry.'), state: 'active' },
    { name: 'put on hold', take: ({ request }) => ben.does('hold', request), state: 'on_hold' },
    { name: 'resumed', take: ({ request }) => ben.does('resume', request), state: 'active' },
    {
      name: 'transferred',
      take: ({ request }) => ben.does('transfer', request, { to: { agent: ana.id }, note: 'For Mara.' }),
      state: 'offered',
      reads: /^My colleague is passing you on/,
    },
    { name: 'accepted there', take: ({ request }) => ana.does('accept', request), state: 'accepted' },
    { name: 'completed', take: ({ request }) => ana.does('complete', request, { outcome: 'resolved' }), state: 'wrap_up' },
    { name: 'reopened', take: ({ who }) => product.graph.says(who.number, 'one more thing'), state: 'active' },
    { name: 'answered there', take: (story) => replies(ana, story, 'Mara here.'), state: 'active', reads: /^Mara here\.$/ },
    {
      name: 'given back',
      take: ({ request }) => ana.does('return', request, { outcome: 'resolved' }),
      state: 'closed',
      reads: /^From here it's me again.*Which card is it\?$/s,
    },
  ];

  const take = async (story: Story): Promise<void> => {
    await steps[story.steps]?.take(story);
    story.steps += 1;
  };

  /** Everything that was acknowledged is there, once; nobody has signed in again. */
  const isWhole = async ({ who, steps: count, request }: Story): Promise<void> => {
    const taken = steps.slice(0, count);
    const last = taken.at(-1);
    const found: ConversationOnWire = await until(`a request is ${last?.state}, after it was ${last?.name}`, async () => {
      const conversation = await ana.conversation(who.conversation);
      return conversation.handoff?.state === last?.state && conversation;
    });
    expect(found.handoff?.id).toBe(request.id);
    expect(found.floor).toMatchObject(found.handoff ? floorOf(found.handoff) : {});
    const read = taken.flatMap(({ reads }) => (reads ? [reads] : []));
    await until(`the customer has read ${read.at(-1)}`, () => who.read().length > read.length, unconfirmed);
    expect(
      who
        .read()
        .slice(1)
        .map(({ text }) => text),
    ).toEqual(read.map((text) => expect.stringMatching(text)));
    const lines = await ana.transcript(who.conversation);
    const notes = taken.flatMap(({ name }) =>
      name === 'noted' ? ['Seems to be in a hurry.'] : name === 'transferred' ? ['For Mara.'] : [],
    );
    expect(lines.filter(({ kind }) => kind === 'note').map(({ text }) => text)).toEqual(notes);
  };

  it(`a server that is killed after each of the ${steps.length} steps of a handoff goes on where it was, and everybody is told once`, async () => {
    const stories = await Promise.all(
      steps.map(async (_, index): Promise<Story> => {
        const who = customer(product.graph, `49155580${String(index).padStart(2, '0')}0`);
        await who.says('I lost my card');
        const story = { who, steps: 0, request: { id: `${who.conversation}.h1` } };
        for (let before = 0; before < index; before += 1) {
          await take(story);
          await isWhole(story);
        }
        return story;
      }),
    );
    await until('all is said', async () => (await product.metric('schalter_outbox_pending')) === 0);

    await Promise.all(stories.map(take));
    await server.end('SIGKILL');
    const before = new Map((await product.all(handoffs, 'requestedAt')).map((request) => [request.id, request]));
    server = await serverProcess(product.environment);
    await Promise.all(stories.map(isWhole));
    const after = await product.all(handoffs, 'requestedAt');
    expect(after).toHaveLength(stories.length);
    // Its clocks are those of before: they neither stand still nor begin anew.
    for (const { id, state, wakeAt } of after) {
      expect([id, wakeAt === undefined]).toEqual([id, state === 'closed']);
      if (before.get(id)?.state === state) expect([id, wakeAt]).toEqual([id, before.get(id)?.wakeAt]);
    }
    // What was sent and not confirmed would be sent again within ten seconds.
    await until('no letter waits any more', async () => (await product.metric('schalter_outbox_pending')) === 0, unconfirmed);
    await Promise.all(stories.map(isWhole));
    const who = stories.at(-1)?.who;
    const [card] = who?.read().at(-1)?.choices ?? [];
    if (!who || !card) throw new Error('The bot has asked for no card.');
    await product.graph.taps(who.number, card);
    await until('the bot goes on', () => who.read().at(-1)?.text.startsWith('Shall I report your debit card'));
  }, 90_000);

  it('a request that is on hold until a time comes back at that time, though the server was away meanwhile', async () => {
    const who = customer(product.graph, '49155581000');
    const story = { who, steps: 0, request: { id: `${who.conversation}.h1` } };
    await who.says('I lost my card');
    await who.says('I want to talk to a person');
    await ben.does('accept', story.request);
    await replies(ben, story, 'One moment.');
    const back = Date.now() + 3_000;
    await ben.does('hold', story.request, { until: back });
    await server.end('SIGKILL');
    server = await serverProcess(product.environment);
    await ben.sees(who.conversation, ({ state }) => state === 'active');
    expect(Date.now()).toBeGreaterThanOrEqual(back);
  }, 60_000);
};
