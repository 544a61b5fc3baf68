import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ActionRefused } from 'schalter';
import { type Bank, bankAt } from '../../../bots/card-bank/bank';
import { openSandbox, type Sandbox } from '../../../bots/card-bank/sandbox';

const now = (): number => Date.parse('2026-11-22T10:00:00Z');
const call = { signal: new AbortController().signal };
const keyed = (idempotencyKey: string): { idempotencyKey: string; signal: AbortSignal } => ({ ...call, idempotencyKey });

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

const open = (file?: string): { sandbox: Sandbox; bank: Bank } => {
  const sandbox = openSandbox({ now, ...(file === undefined ? {} : { file }) });
  return { sandbox, bank: bankAt('http://sandbox.invalid', sandbox.fetch) };
};

const cardOf = async (bank: Bank, last4: string): Promise<string> => {
  const customer = await bank.findCustomer({ channel: 'whatsapp', address: '4915100000002' }, call);
  const card = (await bank.listCards(customer?.id ?? '', call)).find((one) => one.last4 === last4);
  return card?.id ?? '';
};

describe('the sandbox', () => {
  it('knows each visitor of the web chat, and of the others those whose address ends in an even digit', async () => {
    const { bank } = open();
    const known = async (channel: string, address: string): Promise<boolean> =>
      (await bank.findCustomer({ channel, address }, call)) !== null;
    expect(await known('webchat', 'visitor-x')).toBe(true);
    expect(await known('whatsapp', '4915100000002')).toBe(true);
    expect(await known('whatsapp', '4915100000003')).toBe(false);
    expect(await known('messenger', '24001122334455668')).toBe(true);
    expect(await known('messenger', '24001122334455667')).toBe(false);
  });

  it('gives a customer a blue debit card and a golden credit card, both active', async () => {
    const { bank } = open();
    const customer = await bank.findCustomer({ channel: 'webchat', address: 'v1' }, call);
    expect(await bank.listCards(customer?.id ?? '', call)).toMatchObject([
      { last4: '4821', kind: 'debit', colour: 'blue', status: 'active' },
      { last4: '7710', kind: 'credit', colour: 'gold', status: 'active' },
    ]);
  });

  it('gives two customers different cards', async () => {
    const { bank } = open();
    const cards = await Promise.all(
      ['v1', 'v2'].map(async (address) => {
        const customer = await bank.findCustomer({ channel: 'webchat', address }, call);
        return (await bank.listCards(customer?.id ?? '', call)).map(({ id }) => id);
      }),
    );
    expect(new Set(cards.flat()).size).toBe(4);
  });

  it('does each change once for each key, however often it is asked for', async () => {
    const { bank, sandbox } = open();
    const card = await cardOf(bank, '4821');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('k1', 'k2', 'k3'), { minLength: 1, maxLength: 9 }), async (keys) => {
        const before = sandbox.counts().orders;
        const fresh = keys.map((key) => `${key}-${before}-${keys.join('')}`);
        const orders = await Promise.all(fresh.map((key) => bank.orderReplacement(card, keyed(key))));
        expect(new Set(orders.map(({ id }) => id)).size).toBe(new Set(keys).size);
        expect(sandbox.counts().orders - before).toBe(new Set(keys).size);
      }),
      { numRuns: 30 },
    );
  });

  it('says that a card is blocked already, but repeats its first answer for the first key', async () => {
    const { bank, sandbox } = open();
    const card = await cardOf(bank, '4821');
    expect(await bank.blockCard(card, 'lost', keyed('a'))).toBe('blocked');
    expect(await bank.blockCard(card, 'lost', keyed('b'))).toBe('already_blocked');
    expect(await bank.blockCard(card, 'lost', keyed('a'))).toBe('blocked');
    expect(sandbox.counts()).toEqual({ blocks: 1, orders: 0 });
  });

  it('remembers over a restart what was done and what was answered', async () => {
    const file = join(directory, 'deep', 'sandbox.json');
    const first = open(file);
    const card = await cardOf(first.bank, '7710');
    await first.bank.blockCard(card, 'stolen', keyed('a'));
    const order = await first.bank.orderReplacement(card, keyed('b'));

    const second = open(file);
    expect(await second.bank.blockCard(card, 'stolen', keyed('a'))).toBe('blocked');
    expect(await second.bank.orderReplacement(card, keyed('b'))).toEqual(order);
    expect(second.sandbox.counts()).toEqual({ blocks: 1, orders: 1 });
    expect(readdirSync(join(directory, 'deep'))).toEqual(['sandbox.json']);
  });

  it('says when the new card arrives', async () => {
    const { bank } = open();
    expect(await bank.orderReplacement(await cardOf(bank, '4821'), keyed('a'))).toMatchObject({ arrives: '2026-11-27' });
  });

  it('refuses a card that it does not know, and a key that was used for something else', async () => {
    const { bank } = open();
    const card = await cardOf(bank, '4821');
    await bank.blockCard(card, 'lost', keyed('a'));
    await expect(bank.orderReplacement(card, keyed('a'))).rejects.toThrow(ActionRefused);
    await expect(bank.blockCard('no-card', 'lost', keyed('b'))).rejects.toThrow('unknown_card');
    await expect(bank.listCards('nobody', call)).rejects.toThrow(ActionRefused);
  });
});
