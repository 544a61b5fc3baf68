import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type GraphStandIn, graphStandIn } from '../../../../bots/testing/graph-stand-in/graph-stand-in';
import type { Json } from '../../../../flows/dialogue/json';

let graph: GraphStandIn;
beforeEach(async () => {
  graph = await graphStandIn({
    templates: [
      { name: 'question', language: 'de', parameters: ['customer_name', 'question'] },
      { name: 'hello', language: 'en_US', parameters: [] },
    ],
  });
});
afterEach(() => graph.close());

const post = (template: Json): Promise<Response> =>
  fetch(`${graph.url}/v26.0/${graph.account.phoneNumberId}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${graph.account.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ messaging_product: 'whatsapp', to: '4915550100', type: 'template', template }),
  });
const body = (...names: readonly (string | null)[]): Json => [
  { type: 'body', parameters: names.map((name) => ({ type: 'text', text: 'x', ...(name === null ? {} : { parameter_name: name }) })) },
];

it.each<[string, Json]>([
  ['with its parameters', { name: 'question', language: { code: 'de' }, components: body('question', 'customer_name') }],
  ['that has none', { name: 'hello', language: { code: 'en_US' } }],
])('the stand-in takes an approved template %s', async (_, template) => {
  expect((await post(template)).status).toBe(200);
  expect(graph.ledger.accepted).toHaveLength(1);
  expect(graph.ledger.violations).toEqual([]);
});

it.each<[string, Json, number, number]>([
  ['a name that is not approved', { name: 'other', language: { code: 'de' } }, 404, 132001],
  ['a language that it is not approved in', { name: 'hello', language: { code: 'en' } }, 404, 132001],
  ['a parameter missing', { name: 'question', language: { code: 'de' }, components: body('question') }, 400, 132000],
  ['one too many', { name: 'hello', language: { code: 'en_US' }, components: body('question') }, 400, 132000],
  ['parameters without names', { name: 'question', language: { code: 'de' }, components: body(null, null) }, 400, 132000],
  ['no language', { name: 'hello' }, 400, 131008],
  ['a component of no known type', { name: 'hello', language: { code: 'en_US' }, components: [{ type: 'foot' }] }, 400, 131009],
])('and refuses %s', async (_, template, status, code) => {
  const answer = await post(template);
  expect([answer.status, await answer.json()]).toMatchObject([status, { error: { code } }]);
  expect(graph.ledger.violations).toMatchObject([{ code }]);
  expect(graph.ledger.accepted).toEqual([]);
});
