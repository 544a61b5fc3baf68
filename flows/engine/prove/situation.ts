import type { Ending, Flow } from '../flow';
import type { Effect, FlowEvent, Run } from '../run';

/** Where a run can be, and what of its past the statements ask for. Two runs that differ in nothing else are one situation. */
export interface Situation {
  readonly run: Run;
  /** The actions that were asked for since the customer's last yes. */
  readonly sinceYes: readonly string[];
  /** The slots that a `commit` has settled: filled by then, and not asked anew since. */
  readonly settled: readonly string[];
}

/** What begins a flow, beside what can happen to its run. */
export interface Begins {
  readonly type: 'begins';
  readonly intent: string;
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

/** All situations of a flow, and all ways between them, the nearest to its beginning first. */
export interface Graph {
  readonly flow: Flow;
  readonly actions: readonly ActionInProof[];
  readonly situations: readonly Situation[];
  readonly ways: readonly Way[];
}

/** Whether the run waits for a person, who has been called. */
export const isWithPerson = (flow: Flow, { run }: Situation): boolean => flow.steps[run.step]?.verb === 'handoff';

export const isQuestion = (flow: Flow, { run }: Situation): boolean => {
  const verb = flow.steps[run.step]?.verb;
  return verb === 'ask' || verb === 'confirm';
};

/** A yes to what a `confirm` shows; the one to "Shall I stop?" is none. */
export const isConsent = (flow: Flow, { from, by }: Way): boolean =>
  by.type === 'yes' && from !== null && from.run.phase.startsWith('try_') && flow.steps[from.run.step]?.verb === 'confirm';

/** The change that a way asks for; null where it asks for none. */
export const changeOn = ({ actions }: Pick<Graph, 'actions'>, { effects }: Pick<Way, 'effects'>): string | null => {
  const performed = effects.find((effect) => effect.kind === 'perform');
  const isChange = actions.some(({ name, effect }) => name === performed?.action && effect === 'change');
  return performed && isChange ? performed.action : null;
};
