import { describe, expect, it } from '@jest/globals';
import { lint } from '../../../../flows/engine/lint/lint';
import type { World } from '../../../../flows/engine/lint/world';
import { flowOf, flowWith } from '../flow-of';

const world: World = {
  locales: [],
  actions: [
    { name: 'cards.list', effect: 'read', outcomes: ['ok'], gives: ['cards', 'customer'], inputs: [] },
    {
      name: 'cards.block',
      effect: 'change',
      outcomes: ['ok'],
      gives: [],
      inputs: ['card', 'note', 'street'].map((name) => ({ name, optional: true })),
    },
  ],
  queues: [],
  channels: [],
  intents: ['small.start'],
  texts: () => new Map(),
};
const slots = 'slots:\n  card: { type: option }\n  note: { type: text }\n';
const list = '  list:\n    do: cards.list\n    on: { ok: which, error: human }\n';
const which = '  which:\n    ask: card\n    buttons: cards\n';
const note = '  tell:\n    ask: note\n';
const block = (...inputs: readonly string[]) =>
  `  block:\n    do: cards.block\n    with: [${inputs.join(', ')}]\n    once: true\n    on: { ok: end, error: human }\n`;

const found = (steps: string) =>
  lint([flowOf(flowWith(list + steps, slots))], world)
    .filter(({ code }) => ['F306', 'F207'].includes(code))
    .map(({ code, message }) => `${code} ${message}`);

describe('F306: a change', () => {
  it('has the yes to what it is given', () => {
    expect(found(`${which}  sure:\n    confirm: [card]\n${block('card')}`)).toEqual([]);
    expect(found(`${which}${note}  sure:\n    confirm: [card.last4, note]\n${block('card', 'note')}`)).toEqual([]);
  });

  it('may come behind a second yes', () => {
    const steps = `${which}  sure:\n    confirm: [card]\n  address:\n    confirm: [customer.street]\n    no: end\n${block('card')}`;
    expect(found(steps)).toEqual([]);
  });

  it('that is given no slot needs a yes all the same', () => {
    expect(found(`${which}  sure:\n    confirm:\n${block()}`)).toEqual([]);
    expect(found(`${which}${block()}`)).toEqual(['F306 “cards.block” changes something, and a way leads here without the customer’s yes.']);
  });

  it('has no yes that was said before the card was chosen', () => {
    const steps = `  which:\n    confirm:\n    no: end\n  choose:\n    ask: card\n    buttons: cards\n${block('card')}`;
    expect(found(steps)).toEqual(['F306 “cards.block” changes something, and a way leads here without the customer’s yes.']);
  });

  it('has no yes that was said before something else was asked', () => {
    expect(found(`${which}  sure:\n    confirm: [card]\n${note}${block('card', 'note')}`)).toEqual([
      'F306 “cards.block” changes something, and a way leads here without the customer’s yes.',
    ]);
  });

  it('has no yes to a card that the question did not show', () => {
    expect(found(`${which}${note}  sure:\n    confirm: [note]\n${block('card', 'note')}`)).toEqual([
      'F306 “cards.block” changes something and is given “card”, which the customer’s yes has not shown.',
    ]);
  });

  it('has no yes to a card that was chosen anew since', () => {
    const steps = `${which}  sure:\n    confirm: [card]\n  right:\n    confirm:\n    no: again\n${block('card')}  again:\n    ask: card\n    buttons: cards\n    next: right\n`;
    expect(found(steps)[0]).toContain('which the customer’s yes has not shown');
  });
});

describe('F207: a question that is never put', () => {
  it('because its slot is filled on every way to it', () => {
    const steps = `${which}  sure:\n    confirm: [card]\n    no: again\n${block('card')}  again:\n    ask: card\n    buttons: cards\n    next: sure\n`;
    expect(found(steps)).toEqual(['F207 “again” never asks: “card” is filled on every way that leads here.']);
  });

  it('because a "no" leads on to it, where another way does need it', () => {
    const steps = `  which:\n    confirm:\n    no: again\n${which.replace('which', 'choose')}  sure:\n    confirm: [card]\n    no: again\n${block('card')}  again:\n    ask: card\n    buttons: cards\n    next: sure\n`;
    expect(found(steps)).toEqual(['F207 “again” does not ask behind the “no” of “sure”: “card” is filled there.']);
  });

  it('is none where only some ways have filled it, or where a jump back asks again', () => {
    const steps = `  which:\n    confirm:\n    no: common\n${which.replace('which', 'choose')}  common:\n    ask: card\n    buttons: cards\n  sure:\n    confirm: [card]\n    no: common\n${block('card')}`;
    expect(found(steps)).toEqual([]);
  });
});
