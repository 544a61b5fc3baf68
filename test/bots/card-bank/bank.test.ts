import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { ActionRefused } from 'schalter';
import { BankUnavailable, bankAt } from '../../../bots/card-bank/bank';

const url = 'http://127.0.0.1:4010/v1';
const bank = bankAt(url, (address, init) => fetch(address, init));
const service = (): nock.Scope => nock(url);
const call = { signal: new AbortController().signal };
const change = { ...call, idempotencyKey: 'run-1.block.abc' };
const order = { id: 'order-1', arrives: '2026-11-27' };

beforeAll(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
});
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

describe('the client of the bank', () => {
  it('finds a registered customer, and does not mind what else the bank tells', async () => {
    const address = { line1: 'Lindenallee 12', postcode: '10115', town: 'Berlin', country: 'DE' };
    const customer = { id: 'c1', name: 'Ana', registered: true, locale: 'de', address, since: 1999 };
    service().get('/customers').query({ channel: 'whatsapp', address: '+49 151 0' }).reply(200, { customer, trace: 'x' });
    expect(await bank.findCustomer({ channel: 'whatsapp', address: '+49 151 0' }, call)).toMatchObject({ id: 'c1', name: 'Ana' });
  });

  it('takes an unknown address, and a customer who is not registered, for nobody', async () => {
    service().get('/customers').query(true).reply(404, { error: 'unknown_customer' });
    expect(await bank.findCustomer({ channel: 'webchat', address: 'v1' }, call)).toBeNull();
    const customer = { id: 'c1', name: 'Ana', registered: false, address: { line1: 'a', town: 'b' } };
    service().get('/customers').query(true).reply(200, { customer });
    expect(await bank.findCustomer({ channel: 'webchat', address: 'v1' }, call)).toBeNull();
  });

  it('takes an id as it comes, whatever is in it', async () => {
    service().get('/customers/a%2F..%3Fb/cards').reply(200, { cards: [] });
    expect(await bank.listCards('a/..?b', call)).toEqual([]);
  });

  it('blocks a card with its key and its cause', async () => {
    service()
      .post('/cards/card-1/block', { cause: 'stolen' })
      .matchHeader('idempotency-key', change.idempotencyKey)
      .reply(200, { status: 'blocked' });
    expect(await bank.blockCard('card-1', 'stolen', change)).toBe('blocked');
  });

  it('orders a new card to the address on file', async () => {
    service()
      .post('/cards/card-1/replacement', { deliverTo: 'address_on_file' })
      .matchHeader('idempotency-key', change.idempotencyKey)
      .reply(202, { order });
    expect(await bank.orderReplacement('card-1', change)).toEqual(order);
  });

  it('sends the same key with each attempt until the bank answers', async () => {
    const keys: unknown[] = [];
    const attempt = (): nock.Interceptor =>
      service()
        .post('/cards/card-1/block')
        .matchHeader('idempotency-key', (key) => keys.push(key) > 0);
    attempt().reply(503, { error: 'busy' });
    attempt().replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    attempt().reply(200, { status: 'blocked' });
    await expect(bank.blockCard('card-1', 'lost', change)).rejects.toThrow(BankUnavailable);
    await expect(bank.blockCard('card-1', 'lost', change)).rejects.toThrow(BankUnavailable);
    expect(await bank.blockCard('card-1', 'lost', change)).toBe('blocked');
    expect(new Set(keys)).toEqual(new Set([change.idempotencyKey]));
  });

  it('reads a card that is blocked already as an outcome, and no other conflict', async () => {
    service().post('/cards/card-1/block').reply(409, { error: 'already_blocked' });
    expect(await bank.blockCard('card-1', 'lost', change)).toBe('already_blocked');
    service().post('/cards/card-1/block').reply(409, { error: 'being_replaced' });
    await expect(bank.blockCard('card-1', 'lost', change)).rejects.toThrow(ActionRefused);
  });

  it.each([400, 403, 404, 422])('takes status %i for a refusal that no further attempt changes', async (status) => {
    service().post('/cards/card-1/block').reply(status, { error: 'no' });
    await expect(bank.blockCard('card-1', 'lost', change)).rejects.toThrow(ActionRefused);
  });

  it.each([401, 408, 429, 500, 502, 503, 504])('takes status %i for an unknown outcome', async (status) => {
    service().post('/cards/card-1/block').reply(status, { error: 'later' });
    await expect(bank.blockCard('card-1', 'lost', change)).rejects.toThrow(BankUnavailable);
  });

  it('takes a reset, a redirection and an answer that it cannot read for an unknown outcome', async () => {
    service()
      .post('/cards/card-1/block')
      .replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    await expect(bank.blockCard('card-1', 'lost', change)).rejects.toThrow(BankUnavailable);
    service().post('/cards/card-1/block').reply(307, '', { location: 'http://127.0.0.1:1/' });
    await expect(bank.blockCard('card-1', 'lost', change)).rejects.toThrow(BankUnavailable);
    service().post('/cards/card-1/block').reply(200, '<html>');
    await expect(bank.blockCard('card-1', 'lost', change)).rejects.toThrow(BankUnavailable);
    service().post('/cards/card-1/block').reply(200, { status: 'pending' });
    await expect(bank.blockCard('card-1', 'lost', change)).rejects.toThrow(/status/);
    service()
      .post('/cards/card-1/replacement')
      .reply(202, { order: { ...order, arrives: 'soon' } });
    await expect(bank.orderReplacement('card-1', change)).rejects.toThrow(/arrives/);
  });

  it('takes a time-out for an unknown outcome, as soon as it is given up', async () => {
    const silent = bankAt(
      url,
      (_, { signal }) => new Promise((__, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error))),
    );
    const giveUp = new AbortController();
    const blocking = silent.blockCard('card-1', 'lost', { ...change, signal: giveUp.signal });
    giveUp.abort(new Error('no answer within 8 s'));
    await expect(blocking).rejects.toThrow(/no answer within 8 s.*Try again with the same key/);
  });
});
