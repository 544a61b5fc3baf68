import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { HandoffOnWire } from '../../bots/server/desk/wire';
import { openPage } from '../bots/server/chat/page';
import { type Agent, colleague, firstAccount, mara } from './agent';
import { doors } from './doors';
import { openProduct, type Product } from './open-product';
import type { Talk } from './talk';
import { until } from './until';

let product: Product;
let ana: Agent;
let ben: Agent;
/** Serves complaints, and nothing else. */
let cleo: Agent;
beforeAll(async () => {
  product = await openProduct(firstAccount);
  await product.start();
  ana = await mara(product.url);
  [ben, cleo] = await Promise.all([colleague(ana, product.url, 'Ben'), colleague(ana, product.url, 'Cleo', { queues: ['complaints'] })]);
  // Nothing is offered to who is busy.
  await Promise.all([ana, ben, cleo].map((one) => one.is('busy')));
}, 20_000);
afterEach(() => expect(product.graph.ledger.violations).toEqual([]));
afterAll(() => product.close());

const [whatsapp] = doors;
const somebody = (): Promise<Talk> => {
  if (!whatsapp) throw new Error('There is no door.');
  return whatsapp.somebody(product);
};

/** Somebody whose card is gone and who is served by this agent, under the epoch that stands. */
const served = async (by: Agent) => {
  const talk = await somebody();
  await talk.says('I lost my card');
  await talk.says('I want to talk to a person');
  const request = await by.sees(talk.conversation);
  const { epoch } = await by.does('accept', request);
  return { talk, request, epoch, about: talk.conversation };
};
const says = async (by: Agent, talk: Talk, text: string): Promise<void> => {
  const next = talk.hears();
  expect((await by.reply(talk.conversation, text)).status).toBe(201);
  expect((await next).text).toBe(text);
};
const stateOf = async (by: Agent, { id }: Pick<HandoffOnWire, 'id'>): Promise<HandoffOnWire> =>
  by.expects(200, 'GET', `/api/handoffs/${id}`);

describe('a request on hold', () => {
  it('is taken up by hand, or by the next word of the customer, and the bot stays silent', async () => {
    const { talk, request, about } = await served(ana);
    await says(ana, talk, 'I look into it.');
    expect((await ana.does('hold', request)).handoff.state).toBe('on_hold');
    expect((await ana.does('resume', request)).handoff.state).toBe('active');
    await ana.does('hold', request, { until: Date.now() + 3_600_000 });
    const answered = talk.says('are you there?');
    expect(await ana.sees(about, ({ state }) => state === 'active')).toMatchObject({ assignee: { id: ana.id } });
    await ana.reply(about, 'I am.');
    expect((await answered).text).toBe('I am.');
    expect(await ben.tries('hold', request)).toMatchObject({ status: 403, body: { error: 'not_yours', by: { id: ana.id } } });
    await ana.does('complete', request, { outcome: 'resolved' });
  });
});

describe('a transfer', () => {
  it('to an agent leaves at once; the customer is told, and only the next one may write', async () => {
    const { talk, request, epoch, about } = await served(ana);
    const told = talk.hears();
    const passed = await ana.does('transfer', request, { to: { agent: ben.id }, note: 'Knows gold cards.' });
    expect(passed.handoff).toMatchObject({ state: 'offered', assignee: null, offer: { agent: { id: ben.id } } });
    expect((await told).text).toMatch(/^My colleague is passing you on/);
    expect(await ana.reply(about, 'Still me.', { epoch })).toMatchObject({ status: 409, body: { error: 'stale_control' } });
    await ben.does('accept', request);
    await says(ben, talk, 'Hello, Ben here.');
    expect((await ben.transcript(about)).filter(({ kind }) => kind === 'note').map(({ text }) => text)).toEqual(['Knows gold cards.']);
    await ben.does('complete', request, { outcome: 'resolved' });
  });

  it('with a warm hand keeps them served until the next one has it', async () => {
    const { talk, request, about } = await served(ana);
    const wanted = await ana.does('transfer', request, { to: { agent: ben.id }, warm: true });
    expect(wanted.handoff).toMatchObject({ assignee: { id: ana.id }, transfer: { to: { agent: { id: ben.id } } } });
    await says(ana, talk, 'Ben takes over in a minute.');
    expect((await ben.does('reject', request)).handoff).toMatchObject({ assignee: { id: ana.id }, transfer: null });
    await ana.does('transfer', request, { to: { agent: ben.id }, warm: true });
    expect((await ben.does('accept', request)).handoff).toMatchObject({ assignee: { id: ben.id }, transfer: null });
    expect(await ana.reply(about, 'And me?')).toMatchObject({ status: 403, body: { error: 'not_yours', by: { id: ben.id } } });
    await says(ben, talk, 'Here I am.');
    await ben.does('complete', request, { outcome: 'resolved' });
  });

  it('to a queue puts it in that line, where who serves it takes it', async () => {
    const { talk, request } = await served(ana);
    const told = talk.hears();
    const { handoff } = await ana.does('transfer', request, { to: { queue: 'complaints' } });
    expect(['queued', 'deferred']).toContain(handoff.state);
    expect(handoff).toMatchObject({ queue: 'complaints', assignee: null, requestedAt: request.requestedAt });
    expect((await told).text).toMatch(/^My colleague is passing you on/);
    await cleo.does('accept', request);
    await says(cleo, talk, 'Cleo here.');
    await cleo.does('complete', request, { outcome: 'unresolved' });
  });

  it('to oneself, by who may act for all, takes it over', async () => {
    const { talk, request, about } = await served(ben);
    const taken = await ana.does('transfer', request, { to: { agent: ana.id } });
    expect(taken.handoff).toMatchObject({ state: 'accepted', assignee: { id: ana.id } });
    expect(await ben.reply(about, 'Me too.', { epoch: taken.epoch })).toMatchObject({ status: 403, body: { by: { id: ana.id } } });
    await says(ana, talk, 'Mara here.');
    await ana.does('complete', request, { outcome: 'resolved' });
  });
});

describe('an agent who takes a conversation from the bot', () => {
  it('has it alone, and the bot asks its question again when it comes back', async () => {
    const talk = await somebody();
    const about = talk.conversation;
    await talk.says('I lost my card');
    expect(await cleo.call('POST', '/api/handoffs', { conversationId: about, queue: 'cards' })).toMatchObject({ status: 403 });
    // Nobody has asked for a person: it is for those alone who see to everything.
    expect(await ben.call('POST', '/api/handoffs', { conversationId: about })).toMatchObject({ status: 403 });
    const { handoff } = await ana.expects<{ handoff: HandoffOnWire }>(201, 'POST', '/api/handoffs', {
      conversationId: about,
      queue: 'cards',
    });
    expect(handoff).toMatchObject({ state: 'accepted', reason: 'pulled', queue: 'cards', assignee: { id: ana.id } });
    const again = await ben.call('POST', '/api/handoffs', { conversationId: about });
    expect(again).toMatchObject({ status: 409, body: { error: 'already_open' } });
    const answered = talk.says('the blue one');
    await until('it is in the transcript', async () => (await ana.transcript(about)).some(({ text }) => text === 'the blue one'));
    await ana.reply(about, 'I am with you.');
    expect((await answered).text).toBe('I am with you.');
    const back = talk.hears();
    await ana.does('return', handoff, { outcome: 'resolved' });
    expect((await back).text).toMatch(/Which card is it\?$/);
  });

  it('is not interrupted by what the bot had written and not sent', async () => {
    const talk = await somebody();
    const about = talk.conversation;
    product.graph.inject({ match: { to: talk.address, what: 'message' }, trigger: { next: 1 }, action: { do: 'delay', ms: 500 } });
    const first = talk.says('I lost my card');
    await until('the first letter is on its way', () => product.graph.ledger.requests.some(({ body }) => body.includes(about)));
    await product.graph.says(talk.address, 'the golden one');
    const botLines = async () => (await ana.transcript(about)).filter(({ author }) => author === 'bot');
    await until('the second one waits', async () => (await botLines()).length === 2);
    await ana.expects(201, 'POST', '/api/handoffs', { conversationId: about });
    await ana.reply(about, 'Mara here.');
    expect((await first).text).toMatch(/Which card is it\?$/);
    expect((await talk.hears()).text).toBe('Mara here.');
    expect((await botLines()).map(({ text, status }) => [text.slice(-20), status])).toEqual([
      [expect.anything(), expect.stringMatching(/sent|delivered|read/)],
      [expect.stringMatching(/block it now\?$/), 'suppressed'],
    ]);
  });

  it('reads how it ended what the bot had begun at the bank, and the bot knows it when it goes on', async () => {
    const talk = await somebody();
    const about = talk.conversation;
    await talk.says('I lost my card');
    const [yes] = (await talk.taps('4821')).choices;
    if (!yes) throw new Error('There is no question.');
    product.bank.fail({ path: `c${talk.address}-4821/block`, times: 1, how: 'silence' });
    await product.graph.taps(talk.address, yes);
    await until('the bank is asked', () => product.bank.calls.some(({ path }) => path === `/cards/c${talk.address}-4821/block`));
    const { handoff } = await ana.expects<{ handoff: HandoffOnWire }>(201, 'POST', '/api/handoffs', { conversationId: about });
    await says(ana, talk, 'I see that your card is being blocked.');
    product.bank.answerNow(`c${talk.address}-4821/block`);
    await until('the outcome is in the transcript', async () =>
      (await ana.transcript(about)).some(({ text }) => text === 'cards.block: ok'),
    );
    await says(ana, talk, 'It is.');
    const back = talk.hears();
    await ana.does('return', handoff, { outcome: 'resolved' });
    expect((await back).text).toMatch(/^From here it's me again.*Your debit card ••4821 is blocked.*Shall I order you a new card\?$/s);
    expect(product.bank.blocked.filter((card) => card.startsWith(`c${talk.address}-`))).toEqual([`c${talk.address}-4821`]);
  });
});

describe('a customer who waits', () => {
  it('has a card blocked meanwhile, once, and the agent reads that it is', async () => {
    const talk = await somebody();
    await talk.says('I want to talk to a person');
    const request = await ana.sees(talk.conversation);
    expect(request.queue).toBe('general');
    expect(await cleo.tries('accept', request)).toMatchObject({ status: 403, body: { error: 'not_your_queue' } });
    expect((await talk.says('I lost my card')).text).toMatch(/Which card is it\?$/);
    await talk.taps('4821');
    expect((await talk.taps('Yes')).text).toMatch(/^Done\./);
    expect(product.bank.blocked.filter((card) => card.startsWith(`c${talk.address}-`))).toEqual([`c${talk.address}-4821`]);
    const { id, state } = await stateOf(ana, request);
    expect([id, ['queued', 'deferred'].includes(state)]).toEqual([request.id, true]);
    await ana.does('accept', request);
    const lines = await ana.transcript(talk.conversation);
    expect(lines.filter(({ author }) => author === 'system').map(({ text }) => text)).toContain('cards.block: ok');
    await says(ana, talk, 'I see that your card is blocked.');
    await ana.does('complete', request, { outcome: 'resolved' });
  });

  it('goes back to the bot by a tap, and nobody can take the request any more', async () => {
    const talk = await somebody();
    await talk.says('I lost my card');
    await talk.says('I want to talk to a person');
    const request = await ana.sees(talk.conversation);
    expect((await talk.taps('Go on with the bot')).text).toMatch(/^All right, I've taken your request back.*Which card is it\?$/s);
    expect(await stateOf(ana, request)).toMatchObject({ state: 'closed', ended: 'customer_cancelled' });
    expect((await ana.tries('accept', request)).status).toBe(409);
    expect((await talk.taps('4821')).text).toMatch(/^Shall I report your debit card/);
  });
});

describe('the router', () => {
  it('offers a request to who is available, and to the next one when it is declined', async () => {
    await ben.is('available');
    const talk = await somebody();
    await talk.says('I lost my card');
    await talk.says('I want to talk to a person');
    const request = await ben.sees(talk.conversation, ({ state }) => state === 'offered');
    expect(request.offer).toMatchObject({ agent: { id: ben.id } });
    expect((await ben.does('reject', request)).handoff.state).toBe('queued');
    await ana.is('available');
    await ana.sees(talk.conversation, ({ offer }) => offer?.agent.id === ana.id);
    // Who looks into the queue may take it all the same: the offer is void then.
    expect((await ben.does('accept', request)).handoff).toMatchObject({ assignee: { id: ben.id }, offer: null });
    await Promise.all([ana.is('busy'), ben.is('busy')]);
    await ben.does('complete', request, { outcome: 'resolved' });
  });
});

it('a note is no part of anything that the page of a visitor is told', async () => {
  const page = await openPage(product.url, { locale: 'en' });
  const stream = await page.listen();
  await page.post({ clientId: 'c1', text: 'I want to talk to a person' });
  const request = await ana.sees(page.conversationId);
  await ana.does('accept', request);
  await ana.note(page.conversationId, 'Rather impatient.');
  await ana.expects(204, 'PUT', `/api/conversations/${page.conversationId}/draft`, { text: 'Dear impati' });
  await ana.reply(page.conversationId, 'Hello.');
  await until('the reply is there', () => stream.texts().includes('Hello.'));
  const anew = await page.listen();
  await until('it is there for who comes back', () => anew.texts().includes('Hello.'));
  expect(JSON.stringify([stream.heard, anew.heard])).not.toMatch(/impati/);
  expect(stream.heard.filter(({ event }) => event === 'floor').at(-1)?.data).toEqual({ holder: 'agent', agent: { name: 'Mara Lind' } });
  stream.close();
  anew.close();
  await ana.does('complete', request, { outcome: 'resolved' });
});
