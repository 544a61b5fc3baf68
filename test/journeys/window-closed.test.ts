import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cardBank } from '../../bots/card-bank/bot';
import type { Channel } from '../../bots/channels/channel';
import { whatsapp } from '../../bots/channels/whatsapp';
import { agents } from '../../bots/conversation/people';
import { conversations, lines } from '../../bots/conversation/records';
import type { Saying } from '../../bots/desk/saying';
import { conversationId } from '../../bots/mailroom/conversation-id';
import { outboxLetters } from '../../bots/mailroom/letters';
import { change } from '../../bots/storage/store';
import { type GraphStandIn, graphStandIn } from '../../bots/testing/graph-stand-in/graph-stand-in';
import { houseOf } from '../../bots/testing/house-of';
import { asId } from '../../flows/dialogue/ids';

const hour = 3_600_000;
const customer = '4915550144';
const ana = asId<'agent'>('ana');

let graph: GraphStandIn;
let door: Channel;
let stage: Awaited<ReturnType<typeof houseOf>>;
beforeAll(async () => {
  // "please_call_us" is approved with another placeholder than the bot knows, and "request_settled" not at all.
  graph = await graphStandIn({
    templates: [
      { name: 'question_about_your_request', language: 'de', parameters: ['customer_name', 'question'] },
      { name: 'please_call_us', language: 'de', parameters: ['day'] },
    ],
  });
  const { phoneNumberId, accessToken, appSecret } = graph.account;
  door = whatsapp({ phoneNumberId, accessToken, appSecrets: [appSecret], verifyToken: 'v', graphUrl: graph.url, graphVersion: 'v26.0' });
  stage = await houseOf(cardBank, [door]);
  const about = {
    email: '',
    roles: ['agent', 'supervisor'],
    queues: 'all',
    languages: [],
    capacity: 2,
    disabled: false,
    load: [],
  } as const;
  await stage.store.commit([change.insert(agents, { id: ana, name: 'Ana', ...about })]);
});
afterAll(async () => {
  await stage.house.stop();
  await stage.store.close();
  await graph.close();
});

const id = (): ReturnType<typeof conversationId> => conversationId('whatsapp', graph.account.phoneNumberId, customer);
const stored = async () => {
  const found = await stage.store.get(conversations, id());
  if (!found) throw new Error('There is no conversation.');
  return found;
};
let told = 0;
const says = async (text: string): Promise<void> => {
  told += 1;
  const now = stage.clock.now();
  await stage.house.accept(door, door.receive(graph.bodies.text({ id: `wamid.${told}`, from: customer, at: now }, text), now));
  await stage.settle();
};
const sends = async (saying: Saying) => {
  const { openHandoff, floor } = await stored();
  if (floor.holder !== 'agent') await (openHandoff === null ? stage.house.desk.pull(ana, id()) : stage.house.desk.accept(ana, openHandoff));
  told += 1;
  const answer = await stage.house.desk.reply(ana, id(), { saying, key: `k${told}`, epoch: (await stored()).floor.epoch });
  await stage.settle();
  return answer;
};
const lastLetter = async () => (await stage.store.find(outboxLetters, { sort: { field: 'seq', order: 'descending' }, limit: 1 }))[0];
const template = (name: string, values: Readonly<Record<string, string>>): Saying => ({ kind: 'template', name, values });
const text = (words: string): Saying => ({ kind: 'text', text: words });

it('a customer who last wrote 25 hours ago is reached by a template alone, and by any words once they have answered', async () => {
  await says('Ich möchte mit einem Menschen sprechen');
  await stage.clock.advance(25 * hour, stage.settle);
  expect(await sends(text('Welche Karte ist es?'))).toEqual({ kind: 'refused', why: 'window_closed' });

  const values = { customer_name: 'Frau Kurz', question: 'Welche Karte ist es?' };
  expect(await sends(template('question_about_your_request', values))).toMatchObject({ kind: 'said', line: { kind: 'template' } });
  expect(graph.ledger.accepted.at(-1)).toMatchObject({
    to: customer,
    message: {
      type: 'template',
      template: {
        name: 'question_about_your_request',
        language: { code: 'de' },
        components: [
          {
            type: 'body',
            parameters: [
              { type: 'text', parameter_name: 'customer_name', text: 'Frau Kurz' },
              { type: 'text', parameter_name: 'question', text: 'Welche Karte ist es?' },
            ],
          },
        ],
      },
    },
  });
  expect(await lastLetter()).toMatchObject({ state: 'sent' });

  await says('Die goldene');
  expect(await sends(text('Danke, ich schaue nach.'))).toMatchObject({ kind: 'said' });
  expect(graph.ledger.accepted.at(-1)).toMatchObject({ message: { text: { body: 'Danke, ich schaue nach.' } } });
  const said = await stage.store.find(lines, { where: { conversation: id() }, sort: { field: 'seq', order: 'ascending' }, limit: 100 });
  expect(said.filter(({ author }) => author === 'agent' || author === 'customer').map(({ text: words }) => words)).toEqual([
    'Ich möchte mit einem Menschen sprechen',
    'Guten Tag Frau Kurz, wir haben noch eine Frage zu Ihrem Anliegen: Welche Karte ist es? Antworten Sie einfach hier, dann geht es weiter.',
    'Die goldene',
    'Danke, ich schaue nach.',
  ]);
  expect(graph.ledger.violations).toEqual([]);
});

it.each([
  [
    'is not approved',
    'request_settled',
    { customer_name: 'Frau Kurz', result: 'erledigt.' },
    /^132001: .*not approved this template in this language: choose another/,
  ],
  [
    'is approved with other placeholders',
    'please_call_us',
    { customer_name: 'Frau Kurz', date: '3. Mai' },
    /^132000: .*with other placeholders: choose another/,
  ],
])('a template that %s ends as refused, in words for the agent', async (_, name, values, failure) => {
  expect(await sends(template(name, values))).toMatchObject({ kind: 'said' });
  expect(await lastLetter()).toMatchObject({ state: 'refused', failure: expect.stringMatching(failure) });
});
