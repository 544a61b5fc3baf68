/** What a customer does next, and the texts that the answer must hold. */
export interface Step {
  /** Sent as it is, or the end of the id of the button that is tapped. */
  readonly send: { readonly text: string } | { readonly tap: string };
  readonly expects: readonly string[];
  /** The bank must have done this, once, when it is answered. */
  readonly done?: 'block' | 'order';
  /** Said without waiting for the answer to the step before. */
  readonly impatient?: true;
}

const flow = 'block-lost-card';
const lost = { send: { text: 'i lost my card' }, expects: [`${flow}:which_card.ask`] } as const;
const confirmed = { expects: [`${flow}:blocked.say`, `${flow}:offer_new.ask`], done: 'block' } as const;
const ordering: readonly Step[] = [
  { send: { tap: '.yes' }, expects: [`${flow}:check_address.ask`] },
  { send: { tap: '.yes' }, expects: [`${flow}:ordered.say`, `${flow}:anything_else.ask`], done: 'order' },
  { send: { tap: '.no' }, expects: [`${flow}:goodbye.say`] },
];

const tapping: readonly Step[] = [
  lost,
  { send: { tap: '.1' }, expects: [`${flow}:confirm_block.ask`] },
  { send: { tap: '.yes' }, ...confirmed },
  ...ordering,
];
const typing: readonly Step[] = [
  lost,
  { send: { text: '4821' }, expects: [`${flow}:confirm_block.ask`] },
  { send: { text: 'yes' }, ...confirmed },
  ...ordering,
];
/** Writes while the bank is at work: that message has to wait for the outcome, and is answered after it. */
const impatient: readonly Step[] = [
  lost,
  { send: { tap: '.1' }, expects: [`${flow}:confirm_block.ask`] },
  { send: { tap: '.yes' }, ...confirmed },
  { send: { text: 'hello' }, expects: [`${flow}:offer_new.ask`], impatient: true },
  ...ordering,
];
const hello: Step = { send: { text: 'hello' }, expects: ['house:greeting'] };

/** The dialogues that customers hold, and how often. */
export const dialogues: readonly { readonly share: number; readonly steps: readonly Step[] }[] = [
  { share: 0.5, steps: tapping },
  { share: 0.15, steps: typing },
  { share: 0.15, steps: impatient },
  { share: 0.2, steps: [hello, hello, hello] },
];
