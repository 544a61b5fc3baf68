import { describe, expect, it } from '@jest/globals';
import { cardBankActions } from '../../../bots/card-bank/actions';
import { type Bank, bankAt } from '../../../bots/card-bank/bank';
import { openSandbox } from '../../../bots/card-bank/sandbox';

const sandbox = openSandbox({ now: () => Date.parse('2026-11-22T10:00:00Z') });
const bank = bankAt('http://sandbox.invalid', sandbox.fetch);

const run = async (
  name: string,
  input: object,
  { address = '4915100000002', locale = 'en', key = name, of = bank } = {},
): Promise<unknown> => {
  const action = cardBankActions(of).find((one) => one.name === name);
  const customer = { channel: 'whatsapp', address, locale };
  return action?.run(input, { idempotencyKey: key, signal: new AbortController().signal, customer });
};

const answering = (answers: Partial<Bank>): Bank => ({ ...bank, ...answers });

describe('the actions of the card bank', () => {
  it('tell the flow who the customer is, with the street but without its number', async () => {
    expect(await run('customers.find', {})).toEqual({
      outcome: 'registered',
      values: {
        customer: { id: expect.stringMatching(/^customer-/), name: 'Alex Winter', address: { street: 'Lindenallee', town: 'Berlin' } },
      },
    });
    expect(await run('customers.find', {}, { address: '4915100000003' })).toBe('unknown');
  });

  it.each([
    ['12 High Street', 'High Street'],
    ['Hauptstraße 5a, Hinterhaus', 'Hauptstraße'],
    ['Am Markt', 'Am Markt'],
  ])('shorten %s to %s', async (line1, street) => {
    const customer = { id: 'c', name: 'n', registered: true, address: { line1, town: 't' } };
    const found = await run('customers.find', {}, { of: answering({ findCustomer: async () => customer }) });
    expect(found).toMatchObject({ values: { customer: { address: { street } } } });
  });

  it('list the active cards only, with what their titles and words are made from', async () => {
    const card = { id: 'a', kind: 'debit', name: 'Everyday', last4: '1111', colour: 'blue' };
    const listing = (...statuses: string[]): Bank => answering({ listCards: async () => statuses.map((status) => ({ ...card, status })) });
    expect(await run('cards.list', { customer: 'c' }, { of: listing('blocked', 'active', 'ordered') })).toEqual({
      outcome: 'ok',
      values: { cards: [card] },
    });
    expect(await run('cards.list', { customer: 'c' }, { of: listing('blocked') })).toEqual({ outcome: 'none', values: { cards: [] } });
  });

  it('block a card, and say so when it was blocked before', async () => {
    const found = await run('customers.find', {});
    const { values } = found as { values: { customer: { id: string } } };
    const listed = (await run('cards.list', { customer: values.customer.id })) as { values: { cards: { id: string }[] } };
    const card = listed.values.cards[0]?.id;
    expect(await run('cards.block', { card, cause: 'lost' }, { key: 'a' })).toBe('ok');
    expect(await run('cards.block', { card, cause: 'lost' }, { key: 'b' })).toBe('already_blocked');
    expect(await run('cards.order_replacement', { card }, { key: 'c' })).toEqual({
      outcome: 'ok',
      values: { order: { arrives: 'Friday, November 27' } },
    });
    expect(await run('cards.order_replacement', { card }, { key: 'c', locale: 'de' })).toMatchObject({
      values: { order: { arrives: 'Freitag, 27. November' } },
    });
  });

  it('refuse an input that a flow must not give', async () => {
    await expect(run('cards.block', { card: 'x', cause: 'bored' })).rejects.toThrow(/cause/);
  });

  it('tell the opening hours in the customer’s language', async () => {
    const hours = { first: 'Montag', last: 'Samstag', from: '08:00', to: '20:00', place: 'Berlin' };
    expect(await run('hours.read', {}, { locale: 'de' })).toEqual({ outcome: 'ok', values: { hours } });
  });
});
