import { type Action, action } from 'schalter';
import { z } from 'zod';
import type { Bank } from './bank';
import { openingHoursIn } from './opening-hours';

/** What the flows of the card bank can have done. */
export const cardBankActions = (bank: Bank): readonly Action[] => [
  action({
    name: 'customers.find',
    effect: 'read',
    needs: 'none',
    input: z.object({}),
    outcomes: ['registered', 'unknown'],
    gives: ['customer'],
    run: async (_, { customer: { channel, address }, signal }) => {
      const customer = await bank.findCustomer({ channel, address }, { signal });
      if (customer === null) return 'unknown';
      const { id, name, address: home } = customer;
      return { outcome: 'registered', values: { customer: { id, name, address: { street: streetOf(home.line1), town: home.town } } } };
    },
  }),
  action({
    name: 'cards.list',
    effect: 'read',
    needs: 'channel',
    input: z.object({ customer: z.string() }),
    outcomes: ['ok', 'none'],
    gives: ['cards'],
    run: async ({ customer }, { signal }) => {
      const active = (await bank.listCards(customer, { signal })).filter((card) => card.status === 'active');
      const cards = active.map(({ id, last4, kind, colour, name }) => ({ id, last4, kind, colour, name }));
      return { outcome: cards.length > 0 ? 'ok' : 'none', values: { cards } };
    },
  }),
  action({
    name: 'cards.block',
    effect: 'change',
    needs: 'channel',
    input: z.object({ card: z.string(), cause: z.enum(['lost', 'stolen']) }),
    outcomes: ['ok', 'already_blocked'],
    run: async ({ card, cause }, { idempotencyKey, signal }) =>
      (await bank.blockCard(card, cause, { idempotencyKey, signal })) === 'blocked' ? 'ok' : 'already_blocked',
  }),
  action({
    name: 'cards.order_replacement',
    effect: 'change',
    needs: 'channel',
    input: z.object({ card: z.string() }),
    outcomes: ['ok'],
    gives: ['order'],
    run: async ({ card }, { idempotencyKey, signal, customer }) => {
      const { arrives } = await bank.orderReplacement(card, { idempotencyKey, signal });
      return { outcome: 'ok', values: { order: { arrives: dayIn(customer.locale, arrives) } } };
    },
  }),
  action({
    name: 'hours.read',
    effect: 'read',
    needs: 'none',
    input: z.object({}),
    outcomes: ['ok'],
    gives: ['hours'],
    run: async (_, { customer }) => ({ outcome: 'ok', values: { hours: openingHoursIn(customer.locale) } }),
  }),
];

/** A chat is no place for a full address: the street without its number. */
const streetOf = (line: string): string => line.replace(/^\d+\S*\s+|[\s,]+\d+.*$/g, '');

const dayIn = (locale: string, day: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(Date.parse(day));
