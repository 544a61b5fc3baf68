import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { machineClock } from '../../bots/clock';
import { agents } from '../../bots/conversation/people';
import { collections } from '../../bots/schalter';
import { sessionSecret } from '../../bots/server/desk/accounts/session-secret';
import { sessions } from '../../bots/server/desk/accounts/sessions';
import { deskCollections } from '../../bots/server/desk/open-desk';
import { embedded } from '../../bots/storage/embedded/embedded';
import { change } from '../../bots/storage/store';
import { asId } from '../../flows/dialogue/ids';
import { caller } from '../bots/server/desk/caller';
import { type Agent, agent } from './agent';
import { customer } from './customer';
import { openProduct, type Product } from './open-product';
import { until } from './until';

const names = Array.from({ length: 20 }, (_, index) => `Agent ${index + 1}`);
const rounds = 20;
let product: Product;
let team: Agent[];
beforeAll(async () => {
  product = await openProduct();
  team = await letIn();
  await product.start();
}, 20_000);
afterAll(() => product.close());

/** They have accounts and are signed in before the server is there: twenty passwords would take it longer than all the rounds. */
const letIn = async (): Promise<Agent[]> => {
  const store = await embedded(product.directory, { collections: [...collections, ...deskCollections] });
  const signedIn = sessions({ store, clock: machineClock, secret: sessionSecret(product.directory) });
  const letOneIn = async (name: string, index: number): Promise<Agent> => {
    const id = asId<'agent'>(`agent-${index + 1}`);
    const account = { id, name, email: `${id}@bank.example`, languages: [], capacity: 4, disabled: false, load: [] };
    await store.commit([change.insert(agents, { ...account, roles: ['agent'], queues: 'all' })]);
    const opened = await signedIn.open(id);
    if (!opened) throw new Error(`${name} could not be signed in.`);
    return agent(caller(product.url, [], { id, cookie: `schalter_session=${opened.token}`, csrf: signedIn.csrf(opened.token) }));
  };
  const all = await Promise.all(names.map(letOneIn));
  await store.close();
  return all;
};

it(`of ${names.length} agents who accept the same request at the same moment one has it, and the others learn who, ${rounds} times`, async () => {
  await Promise.all(team.map((one) => one.is('busy')));
  const [first] = team;
  if (!first) throw new Error('There is nobody.');
  for (let round = 0; round < rounds; round += 1) {
    const dora = customer(product.graph, `49155570${String(round).padStart(2, '0')}0`);
    await dora.says('I want to talk to a person');
    const request = await first.sees(dora.conversation);
    const answers = await Promise.all(team.map(async (one) => ({ one, ...(await one.tries('accept', request)) })));
    const [winner, ...more] = answers.filter(({ status }) => status === 200);
    if (!winner) throw new Error('Nobody has it.');
    expect(more).toEqual([]);
    const { floor, handoff } = await first.conversation(dora.conversation);
    const name = names[team.indexOf(winner.one)];
    const others = answers
      .filter(({ status }) => status !== 200)
      .map(({ status, body }) => ({ status, error: body['error'], by: body['by'] }));
    expect(others).toEqual(Array.from({ length: 19 }, () => ({ status: 409, error: 'already_taken', by: { id: winner.one.id, name } })));
    expect(floor).toEqual({ holder: 'agent', agent: { id: winner.one.id, name }, handoff: request.id, epoch: winner.body['epoch'] });
    expect(handoff).toMatchObject({ state: 'accepted', assignee: { id: winner.one.id } });
    // Only the winner is heard by the customer.
    const written = await Promise.all(team.map((one) => one.reply(dora.conversation, `I am ${one.id}.`, { epoch: floor.epoch })));
    expect(written.map(({ status }) => status)).toEqual(team.map((one) => (one === winner.one ? 201 : 403)));
    expect((await dora.hears()).text).toBe(`I am ${winner.one.id}.`);
    await winner.one.does('complete', request, { outcome: 'resolved' });
    await winner.one.does('complete', request, { outcome: 'resolved' });
  }
  const { items } = await first.expects<{ items: { load: number }[] }>(200, 'GET', '/api/agents');
  expect(items.filter(({ load }) => load !== 0)).toEqual([]);
}, 60_000);

/** Somebody who waits for a person in the middle of a flow, and whoever looks after the queue. */
const waiting = async (number: string) => {
  const [by] = team;
  if (!by) throw new Error('There is nobody.');
  const who = customer(product.graph, number);
  await who.says('I lost my card');
  const told = await who.says('I want to talk to a person');
  return { by, who, told, about: who.conversation, request: await by.sees(who.conversation) };
};
const quiet = (): Promise<true> =>
  until('nothing is under way', async () => {
    const [inbox, outbox] = await Promise.all([product.metric('schalter_inbox_pending'), product.metric('schalter_outbox_pending')]);
    return inbox === 0 && outbox === 0;
  });

it('a customer who goes back to the bot at the moment in which an agent accepts has either the one or the other', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { by, who, told, about, request } = await waiting(`49155571${round}0`);
    const [back] = told.choices;
    if (!back) throw new Error('There is no way back.');
    const [{ status }] = await Promise.all([by.tries('accept', request), product.graph.taps(who.number, back)]);
    await quiet();
    const { floor, handoff } = await by.conversation(about);
    if (status === 200) {
      expect([floor.holder, handoff?.state, who.read().length]).toEqual(['agent', 'accepted', 2]);
      await by.does('complete', request, { outcome: 'resolved' });
    } else {
      expect([status, floor.holder, handoff?.ended]).toEqual([409, 'bot', 'customer_cancelled']);
      expect(who.read().at(-1)?.text).toMatch(/taken your request back.*Which card is it\?$/s);
    }
  }
});

it('a reply at the moment in which the conversation goes back to the bot is said before the bot speaks, or not at all', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { by, who, about, request } = await waiting(`49155572${round}0`);
    const { epoch } = await by.does('accept', request);
    const [{ status }] = await Promise.all([by.reply(about, 'One word.', { epoch }), by.does('return', request, { outcome: 'resolved' })]);
    await until('the bot speaks', () => who.read().at(-1)?.text.startsWith("From here it's me again"));
    await quiet();
    const said = who.read().slice(2);
    expect([201, 409]).toContain(status);
    expect(said.map(({ text }) => text)).toEqual([...(status === 201 ? ['One word.'] : []), expect.stringMatching(/Which card is it\?$/)]);
    expect((await by.transcript(about)).filter(({ author }) => author === 'agent')).toHaveLength(status === 201 ? 1 : 0);
  }
});
