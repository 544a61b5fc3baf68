import { type BankLedger, cardOf } from './bank-stand-in';
import type { Customer, Fault } from './customer';

export interface Verdict {
  readonly sent: number;
  readonly accepted: number;
  readonly answered: number;
  readonly finished: number;
  readonly notices: number;
  readonly faults: readonly Fault[];
  /** What the bank did not do exactly once, in words. */
  readonly bank: readonly string[];
  readonly blocks: number;
  readonly orders: number;
}

/** Judges one door from the ledgers alone: what was sent and acknowledged, what reached the phones, what the bank carried out. */
export const judge = (customers: readonly Customer[], bank: BankLedger): Verdict => {
  const sendings = customers.flatMap(({ sent }) => sent);
  return {
    sent: sendings.length,
    accepted: sendings.filter(({ accepted }) => accepted).length,
    answered: sendings.filter(({ answered }) => answered).length,
    finished: customers.filter((customer) => customer.over()).length,
    notices: customers.reduce((sum, { notices }) => sum + notices, 0),
    faults: customers.flatMap((customer) => customer.verdict()),
    bank: customers.flatMap((customer) => [...once(customer, 'block', bank.blocks), ...once(customer, 'order', bank.orders)]),
    blocks: total(customers, bank.blocks),
    orders: total(customers, bank.orders),
  };
};

/** What the bank did for a card that none of these customers has, in words. */
export const strays = (customers: readonly Customer[], bank: BankLedger): readonly string[] => {
  const known = new Set(customers.map(({ conversation }) => cardOf(conversation)));
  const touched = new Set([...bank.blocks.keys(), ...bank.orders.keys()]);
  return [...touched].filter((card) => !known.has(card)).map((card) => `${card}: nobody's, and changed`);
};

const once = (customer: Customer, what: 'block' | 'order', book: BankLedger['blocks']): readonly string[] => {
  const wanted = customer.sent.find(({ step }) => step.done === what);
  const done = book.get(cardOf(customer.conversation))?.length ?? 0;
  // Asked for and not answered yet: the bank may have done it already.
  const right = wanted?.answered ? done === 1 : wanted ? done <= 1 : done === 0;
  return right ? [] : [`${customer.conversation}: ${what} ${done} times`];
};

const total = (customers: readonly Customer[], book: BankLedger['blocks']): number =>
  customers.reduce((sum, { conversation }) => sum + (book.get(cardOf(conversation))?.length ?? 0), 0);
