import type { Ending, Flow } from '../flow';
import type { Effect, FlowEvent, Run } from '../run';

/** Where a run can be, and what of its past the statements ask for. Two runs that differ in nothing else are one situation. */
export interface Situation {
  readonly run: Run;
  /** What was asked to be changed since the customer's last yes: see `matterOf`. */
  readonly sinceYes: readonly string[];
  /** Whether a yes of the customer stands: nothing was asked since. */
  readonly hasYes: boolean;
  /** The slots that a yes was shown, and that are still the same. */
  readonly shown: readonly string[];
  /** The slots that a `commit` has settled: filled by then, and not asked anew since. */
  readonly settled: readonly string[];
}

/** What begins a flow, beside what can happen to its run. */
export interface Begins {
  readonly type: 'begins';
  /** Null where no intent does, and a person alone sends customers there. */
  readonly intent: string | null;
}

/** One thing that happens, and where it leads. */
export interface Way {
  /** Null where it begins the flow. */
  readonly from: Situation | null;
  readonly by: FlowEvent | Begins;
  readonly effects: readonly Effect[];
  /** Null where the run is over. */
  readonly to: Situation | null;
  /** `circle`: the flow goes round without ever waiting for anybody. */
  readonly ended: Ending | 'circle' | null;
}

/** What a proof has to know of an action. */
export interface ActionInProof {
  readonly name: string;
  readonly effect: 'read' | 'change';
  readonly needs: 'none' | 'channel' | 'confirmed';
  readonly outcomes: readonly string[];
}

/** What a proof has to know of the bot around a flow. */
export interface House {
  readonly actions: readonly ActionInProof[];
  /** Whether customers have a person by asking for one: the bot has a rule for that. */
  readonly hasPersons: boolean;
}

/** All situations of a flow, and all ways between them, the nearest to its beginning first. */
export interface Graph {
  readonly flow: Flow;
  readonly actions: readonly ActionInProof[];
  readonly situations: readonly Situation[];
  readonly ways: readonly Way[];
}
