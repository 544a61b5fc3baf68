import { asId } from '../../../flows/dialogue/ids';
import type { Json } from '../../../flows/dialogue/json';
import type { Flow } from '../../../flows/engine/flow';
import { eventOfChoice, openQuestion } from '../../../flows/engine/question';
import type { Effect, FlowEvent, Question, Run, SlotValue, Stepped } from '../../../flows/engine/run';
import { startRun, stepRun } from '../../../flows/engine/step';

/** A run under test: what happened last, and how to go on. */
export interface Rehearsal {
  readonly stepped: Stepped;
  /** The run, which must be under way. */
  readonly run: Run;
  readonly question: Question;
  /** Texts said and asked last, by their first key; several in one bubble with a plus. */
  readonly said: readonly string[];
  readonly performed: Extract<Effect, { kind: 'perform' }> | undefined;
  readonly on: (...events: readonly FlowEvent[]) => Rehearsal;
  /** An outcome of the action under way. */
  readonly outcome: (outcome: string, values?: Readonly<Record<string, Json>>) => Rehearsal;
  /** A tap on the choice with this ending: `1`, `yes`. */
  readonly tap: (ending: string) => Rehearsal;
}

export const rehearse = (flow: Flow, slots: Readonly<Record<string, SlotValue>> = {}): Rehearsal =>
  rehearsal(flow, startRun(flow, { id: asId('r1'), slots, values: {} }));

const rehearsal = (flow: Flow, stepped: Stepped): Rehearsal => ({
  stepped,
  get run() {
    if (!stepped.run) throw new Error(`The run has ended: ${stepped.ended}`);
    return stepped.run;
  },
  get question() {
    const question = openQuestion(flow, this.run);
    if (!question) throw new Error(`No question is open in ${this.run.step}`);
    return question;
  },
  get said() {
    return stepped.effects.flatMap((effect) => {
      if (effect.kind === 'say') return [effect.keys[0]];
      if (effect.kind === 'ask') return [[...(effect.before ? [effect.before[0]] : []), effect.keys[0]].join(' + ')];
      return [];
    });
  },
  get performed() {
    return stepped.effects.find((effect) => effect.kind === 'perform');
  },
  on(...events) {
    return events.reduce<Rehearsal>((at, event) => rehearsal(flow, stepRun(flow, at.run, event)), this);
  },
  outcome(outcome, values = {}) {
    return this.on({ type: 'outcome', outcome, values });
  },
  tap(ending) {
    const event = eventOfChoice(this.question, `${this.question.id}.${ending}`);
    if (event === 'stale') throw new Error(`There is no choice ${ending}`);
    return this.on(event);
  },
});

export const cards = [
  { id: 'k1', last4: '4821', kind: 'debit', colour: 'blue' },
  { id: 'k2', last4: '7710', kind: 'credit', colour: 'gold' },
] as const;

/** Block-lost-card, where a registered customer is asked which card. */
export const atWhichCard = (flow: Flow): Rehearsal =>
  rehearse(flow, { cause: 'lost' })
    .outcome('registered', { customer: { id: 'c1', address: { town: 'Ulm' } } })
    .outcome('ok', { cards });
