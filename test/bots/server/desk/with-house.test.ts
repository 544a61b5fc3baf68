import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cardBank } from '../../../../bots/card-bank/bot';
import { webchat } from '../../../../bots/channels/webchat';
import { openChat } from '../../../../bots/server/chat/open-chat';
import { uploadGate } from '../../../../bots/server/files/upload-gate';
import { houseOf } from '../../../../bots/testing/house-of';
import { queue } from '../../../../handoff/queue';
import { openPage } from '../chat/page';
import type { Caller } from './caller';
import { type DeskServer, deskServer } from './desk-server';

const texts = { say: () => '', has: () => false, words: () => ({}), all: () => ({}) };
const queues = new Map(['cards-emergency', 'cards', 'complaints', 'general'].map((name) => [name, queue(name)]));

let server: DeskServer;
let settle: () => Promise<void>;
let ana: Caller;
let ben: Caller;
beforeAll(async () => {
  const door = webchat();
  const stage = await houseOf(cardBank, [door]);
  const { house, store, clock } = stage;
  settle = stage.settle;
  const agentName = async () => 'Ana';
  const chat = openChat(
    { bot: { locales: ['en'], texts }, door, mailroom: house, store, clock, observe: () => {}, agentName, gate: uploadGate() },
    '/nowhere',
  );
  server = await deskServer({
    store,
    clock,
    bot: { locales: ['en'], texts, queues, flows: new Map() },
    desk: house.desk,
    beside: chat.parts,
  });
  const everywhere = { queues: 'all' };
  ana = await server.somebody(['agent', 'supervisor'], { ...everywhere, name: 'Ana' });
  ben = await server.somebody(['agent'], { ...everywhere, name: 'Ben' });
});
afterAll(() => server.stop());

type Shown = { readonly id: string; readonly state: string; readonly assignee: { readonly name: string } | null };
type Done = { readonly handoff: Shown; readonly epoch: number };

it('a customer asks for a person, one of two takes it, and neither side sees what is not for it', async () => {
  const page = await openPage(server.url);
  const chat = await page.listen();
  const desk = await ana.listen();
  await page.post({ clientId: 'c1', text: 'I want to speak to a person' });
  await settle();
  const { items } = await ana.expects<{ items: Shown[] }>(200, 'GET', '/api/handoffs');
  expect(items).toHaveLength(1);
  const path = `/api/handoffs/${items[0]?.id}`;
  await desk.hears('the request', () => desk.of('handoff').some(({ id }) => id === items[0]?.id));

  const answers = await Promise.all([ana.call('POST', `${path}/accept`, {}), ben.call('POST', `${path}/accept`, {})]);
  const won = answers.findIndex(({ status }) => status === 200);
  const [winner, loser] = won === 0 ? [ana, ben] : [ben, ana];
  expect(answers[1 - won]).toMatchObject({ status: 409, body: { error: 'already_taken', by: { id: winner.id } } });
  const epoch = Number(answers[won]?.body['epoch']);

  const messages = `/api/conversations/${page.conversationId}/messages`;
  const send = (who: Caller, text: string, key: string, at = epoch) =>
    who.call('POST', messages, { text }, { 'idempotency-key': key, 'if-match': `"${at}"` });
  const [first, again] = [await send(winner, 'Good morning', 'k1'), await send(winner, 'Good morning', 'k1')];
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.body['seq']).toBe(first.body['seq']);
  expect((await send(loser, 'Me too', 'k2')).status).toBe(403);
  expect(await send(winner, 'Too late', 'k3', epoch - 1)).toMatchObject({ status: 409, body: { error: 'stale_control' } });
  await winner.expects(201, 'POST', `/api/conversations/${page.conversationId}/notes`, { text: 'Sounds upset' });
  await settle();

  await desk.hears('the note', () => desk.of('line').some(({ text, kind }) => text === 'Sounds upset' && kind === 'note'));
  await desk.hears('that it was sent', () => desk.of('line').some(({ text, status }) => text === 'Good morning' && status === 'sent'));
  const lines = await chat.hears(2);
  expect(lines.at(-1)).toMatchObject({ author: 'agent', text: 'Good morning' });

  const done = await winner.expects<Done>(200, 'POST', `${path}/return`, { outcome: 'resolved', note: 'All well' });
  expect(done.handoff).toMatchObject({ state: 'closed', ended: 'returned_to_bot', assignee: { id: winner.id } });
  await settle();
  expect(await send(winner, 'One more', 'k4', done.epoch)).toMatchObject({
    status: 403,
    body: { error: 'not_yours', message: 'You do not serve this customer.', cure: expect.stringContaining('POST /api/handoffs') },
  });
  await page.post({ clientId: 'c2', text: 'thanks' });
  await settle();
  await desk.hears('the bot', () => desk.of('floor').at(-1)?.['holder'] === 'bot');

  const transcript = await winner.expects<{ items: { seq: number; text: string }[] }>(
    200,
    'GET',
    `/api/conversations/${page.conversationId}/transcript`,
  );
  expect(transcript.items.map(({ seq }) => seq)).toEqual(transcript.items.map((_, index) => index + 1));
  expect(transcript.items.filter(({ text }) => text === 'Good morning')).toHaveLength(1);
  expect(JSON.stringify(chat.heard)).not.toMatch(/Sounds upset|All well/);
  expect(JSON.stringify(chat.heard)).not.toContain(winner.id);
  chat.close();
  desk.close();
});

it('an agent takes a conversation from the bot, and another one is told that it is taken', async () => {
  const page = await openPage(server.url);
  await page.post({ clientId: 'c1', text: 'I lost my card' });
  await settle();
  const taken = await ana.expects<Done>(201, 'POST', '/api/handoffs', { conversationId: page.conversationId, queue: 'cards' });
  expect(taken.handoff).toMatchObject({ state: 'accepted', queue: 'cards', reason: 'pulled', assignee: { name: 'Ana' } });
  expect(await ben.expects(409, 'POST', '/api/handoffs', { conversationId: page.conversationId })).toMatchObject({ error: 'already_open' });
  const path = `/api/handoffs/${taken.handoff.id}`;
  await ben.expects(403, 'POST', `${path}/hold`, {});
  expect(await ana.expects(200, 'POST', `${path}/transfer`, { to: { agent: ben.id }, warm: true, note: 'yours' })).toMatchObject({
    handoff: { assignee: { id: ana.id }, transfer: { to: { agent: { id: ben.id } }, by: { id: ana.id } } },
  });
  expect(await ben.expects(200, 'POST', `${path}/accept`, {})).toMatchObject({ handoff: { assignee: { id: ben.id }, transfer: null } });
  await ben.expects(400, 'POST', `${path}/return`, { outcome: 'resolved', to: 'nowhere.at_all' });
  expect(await ben.expects(200, 'POST', `${path}/complete`, { outcome: 'resolved', tags: ['lost'] })).toMatchObject({
    handoff: { state: 'closed', tags: ['lost'] },
  });
});

/** A customer who has asked for a person, and Cleo, who has just taken it. */
const taken = async (page: Awaited<ReturnType<typeof openPage>>, who: Caller): Promise<() => Promise<Shown>> => {
  await page.post({ clientId: 'c1', text: 'I want to speak to a person' });
  await settle();
  const path = `/api/handoffs/${page.conversationId}.h1`;
  await who.expects(200, 'POST', `${path}/accept`, {});
  return () => ana.expects<Shown>(200, 'GET', path);
};
const presenceOf = async ({ id }: Caller) => {
  const { items } = await ana.expects<{ items: { id: string; presence: object }[] }>(200, 'GET', '/api/agents');
  return items.find((agent) => agent.id === id)?.presence;
};
const ready = { queues: 'all', name: 'Cleo' };

it('who goes offline by choice leaves nothing waiting with them', async () => {
  const cleo = await server.somebody(['agent'], ready);
  const request = await taken(await openPage(server.url), cleo);
  await cleo.expects(200, 'PUT', '/api/agents/me/presence', { intent: 'offline' });
  expect(await request()).toMatchObject({ assignee: null });
});

it('who is offline and takes a request is busy from then on', async () => {
  const cleo = await server.somebody(['agent'], ready);
  await cleo.expects(200, 'PUT', '/api/agents/me/presence', { intent: 'offline' });
  await taken(await openPage(server.url), cleo);
  expect(await cleo.expects(200, 'POST', '/api/agents/me/heartbeat')).toMatchObject({ intent: 'busy', here: true });
});

it('who signs out of their last window is gone at once, and as they were when they come back', async () => {
  const cleo = await server.somebody(['agent'], ready);
  const proof = { email: cleo.email, password: 'quite long enough' };
  const [other, request] = [await server.signIn(proof), await taken(await openPage(server.url), cleo)];
  await cleo.expects(204, 'DELETE', '/api/session');
  expect([await presenceOf(cleo), await request()]).toMatchObject([{ here: true }, { assignee: { name: 'Cleo' } }]);
  await other.expects(204, 'DELETE', '/api/session');
  expect([await presenceOf(cleo), await request()]).toMatchObject([{ here: false }, { assignee: null }]);
  await server.signIn(proof);
  expect(await presenceOf(cleo)).toMatchObject({ intent: 'available', here: true });
});

it.each([
  ['account is closed', { disabled: true }],
  ['roles serve nobody any more', { roles: ['writer'] }],
])('who loses their work because their %s keeps no customer waiting', async (_, change) => {
  const cleo = await server.somebody(['agent'], ready);
  const request = await taken(await openPage(server.url), cleo);
  const boss = await server.somebody(['admin'], ready);
  await boss.expects(200, 'PATCH', `/api/agents/${cleo.id}`, change);
  expect(await request()).toMatchObject({ assignee: null });
});

it('a window that was closed without signing out is not taken for one that is open', async () => {
  const cleo = await server.somebody(['agent'], ready);
  await server.clock.advance(100_000);
  const later = await server.signIn({ email: cleo.email, password: 'quite long enough' });
  expect(await presenceOf(cleo)).toMatchObject({ here: true });
  await later.expects(204, 'DELETE', '/api/session');
  expect(await presenceOf(cleo)).toMatchObject({ here: false });
});
