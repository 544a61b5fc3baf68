import type { Flow } from '../flow';
import type { Effect, SlotValue } from '../run';
import type { Way } from './situation';

/** One line of a conversation as a proof tells it. */
export interface Told {
  readonly who: 'customer' | 'bot' | 'action' | 'person' | 'time';
  /** Words where the customer speaks, text keys where the bot does, in brackets what happens without words. */
  readonly what: string;
}

/** A route as a conversation that somebody can read. */
export const toldOf = (flow: Flow, route: readonly Way[]): readonly Told[] =>
  route.flatMap((way) => [happened(flow, way), ...way.effects.flatMap(done), ...ended(way)]);

const happened = (flow: Flow, { from, by }: Way): Told => {
  const { remind, close } = flow.repair.silence;
  const step = from ? flow.steps[from.run.step] : undefined;
  switch (by.type) {
    case 'begins':
      return by.intent === null ? { who: 'person', what: '(sends the customer here)' } : { who: 'customer', what: `(wants ${by.intent})` };
    case 'answer':
      return { who: 'customer', what: `${by.slot}: ${nameOf(by.value)}` };
    case 'correct':
      return { who: 'customer', what: `no, ${by.slot}: ${nameOf(by.value)}` };
    case 'yes':
    case 'no':
    case 'cancel':
    case 'help':
    case 'repeat':
      return { who: 'customer', what: by.type };
    case 'nomatch':
      return { who: 'customer', what: '(something that is not understood)' };
    case 'human':
      return { who: 'customer', what: '(wants a person)' };
    case 'outcome':
      return { who: 'action', what: `${step?.verb === 'do' ? step.action : ''}: ${by.outcome}` };
    case 'remind':
      return { who: 'time', what: `(${minutes(remind ?? 0)} without a word)` };
    case 'silence':
      return { who: 'time', what: `(${minutes(close)} without a word)` };
    case 'returned':
      return { who: 'person', what: '(gives the conversation back)' };
    case 'closed':
      return { who: 'time', what: '(nobody is there at this hour)' };
    case 'nobody':
      return { who: 'time', what: '(nobody comes in the promised time)' };
    default:
      return by satisfies never;
  }
};

const nameOf = (value: SlotValue): string => (typeof value === 'string' ? value : value.id);

const minutes = (ms: number): string => (ms < 60_000 ? `${ms / 1000} s` : `${ms / 60_000} min`);

const done = (effect: Effect): readonly Told[] => {
  switch (effect.kind) {
    case 'say':
      return [{ who: 'bot', what: effect.keys[0] }];
    case 'ask':
      return [...(effect.before ? [effect.before[0]] : []), effect.keys[0]].map((what) => ({ who: 'bot', what }));
    case 'perform':
      return [{ who: 'bot', what: `(does ${effect.action})` }];
    case 'handoff':
      return [{ who: 'bot', what: `(hands over to “${effect.queue}”)` }];
    default:
      return effect satisfies never;
  }
};

const ended = ({ ended: how }: Way): readonly Told[] => {
  switch (how) {
    case null:
      return [];
    case 'circle':
      return [{ who: 'bot', what: '(goes on and on, and waits for nobody)' }];
    case 'human':
      return [{ who: 'bot', what: '(hands over to a person)' }];
    case 'end':
    case 'triage':
    case 'cancelled':
    case 'silent':
      return [{ who: 'bot', what: `(ends: ${how})` }];
    default:
      return how satisfies never;
  }
};
