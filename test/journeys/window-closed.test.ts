import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Channel } from '../../bots/channels/channel';
import { whatsapp } from '../../bots/channels/whatsapp';
import type { Saying } from '../../bots/desk/saying';
import { type GraphStandIn, graphStandIn } from '../../bots/testing/graph-stand-in/graph-stand-in';
import { servedAt } from '../bots/desk/served-at';

const hour = 3_600_000;
const customer = '4915550144';

let graph: GraphStandIn;
let door: Channel;
let stage: Awaited<ReturnType<typeof servedAt>>;
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
  stage = await servedAt(door, customer);
});
afterAll(async () => {
  await stage.stop();
  await graph.close();
});

let told = 0;
const says = (text: string): Promise<void> => {
  told += 1;
  const now = stage.clock.now();
  return stage.hears(door.receive(graph.bodies.text({ id: `wamid.${told}`, from: customer, at: now }, text), now));
};
const sends = (saying: Saying) => {
  told += 1;
  return stage.sends(saying, `k${told}`);
};
const lastLetter = async () => (await stage.letters()).at(-1);
const template = (name: string, values: Readonly<Record<string, string>>): Saying => ({ kind: 'template', name, values });
const text = (words: string): Saying => ({ kind: 'text', text: words });

it('a customer who last wrote 25 hours ago is reached by a template alone, and by any words once they have answered', async () => {
  await says('Ich möchte mit einem Menschen sprechen');
  await stage.passes(25 * hour);
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
  const said = await stage.transcript();
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
