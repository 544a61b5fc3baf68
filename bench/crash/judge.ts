import type { Ledger } from '../../bots/testing/graph-stand-in/ledger';
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
  /** Bodies that the real API would not have taken. */
  readonly violations: number;
}

/** Judges a run from the ledgers alone: what was sent and acknowledged, what reached the phones, what the bank carried out. */
export const judge = (customers: readonly Customer[], bank: BankLedger, graph: Ledger): Verdict => {
  const sendings = customers.flatMap(({ sent }) => sent);
  return {
    sent: sendings.length,
    accepted: sendings.filter(({ accepted }) => accepted).length,
    answered: sendings.filter(({ answered }) => answered).length,
    finished: customers.filter((customer) => customer.over()).length,
    notices: customers.reduce((sum, { notices }) => sum + notices, 0),
    faults: customers.flatMap((customer) => customer.verdict()),
    bank: customers.flatMap((customer) => [...once(customer, 'block', bank.blocks), ...once(customer, 'order', bank.orders)]),
    blocks: total(bank.blocks),
    orders: total(bank.orders),
    violations: graph.violations.length,
  };
};

const once = (customer: Customer, what: 'block' | 'order', book: BankLedger['blocks']): readonly string[] => {
  const wanted = customer.sent.find(({ step }) => step.done === what);
  const done = book.get(cardOf(customer.address))?.length ?? 0;
  // Asked for and not answered yet: the bank may have done it already.
  const right = wanted?.answered ? done === 1 : wanted ? done <= 1 : done === 0;
  return right ? [] : [`${customer.address}: ${what} ${done} times`];
};

const total = (book: BankLedger['blocks']): number => [...book.values()].reduce((sum, keys) => sum + keys.length, 0);
