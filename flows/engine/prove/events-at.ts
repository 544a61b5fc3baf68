import type { Flow, HandoffStep } from '../flow';
import { openQuestion } from '../question';
import type { FlowEvent, Question, Run } from '../run';
import { timersOf } from '../timers';

import type { House } from './situation';
import { standIns } from './stand-ins';

/** Everything that can happen to a run where it is: what a customer can say, how actions end, what time and people do. */
export const eventsAt = (flow: Flow, run: Run, { actions, hasPersons }: House): readonly FlowEvent[] => {
  const step = flow.steps[run.step];
  switch (step?.verb) {
    case 'ask':
    case 'confirm':
      return [
        ...answersAt(flow, run),
        ...always,
        ...(hasPersons ? [{ type: 'human' } as const] : []),
        ...Object.keys(timersOf(flow, run)).map(ring),
      ];
    case 'do': {
      const declared = actions.find(({ name }) => name === step.action)?.outcomes ?? [];
      const outcomes = new Set([...declared, ...Object.keys(step.on), 'error', 'refused']);
      return [...[...outcomes].map((outcome): FlowEvent => ({ type: 'outcome', outcome, values: {} })), { type: 'cancel' }];
    }
    case 'handoff':
      return exitsOpen(flow, step).map((type) => ({ type }));
    case 'say':
    case undefined:
      return [];
    default:
      return step satisfies never;
  }
};

const always: readonly FlowEvent[] = [{ type: 'nomatch' }, { type: 'cancel' }, { type: 'help' }, { type: 'repeat' }];

const ring = (timer: string): FlowEvent => ({ type: timer === 'remind' ? 'remind' : 'silence' });

const answersAt = (flow: Flow, run: Run): readonly FlowEvent[] => {
  const question = openQuestion(flow, run);
  if (question === null) return [];
  const { choices, corrections } = question;
  return [...choices, ...typedOnly(question), ...corrections].map(({ event }) => event).filter((event) => isInProof(flow, event));
};

/** A free text offers no choice, and is answered all the same. */
const typedOnly = (question: Question): readonly { readonly event: FlowEvent }[] =>
  question.kind === 'ask' && question.of === 'text' ? [{ event: { type: 'answer', slot: question.slot, value: standIns.text } }] : [];

/** Of many words one and another are enough: no way of a flow goes by which one it is. */
const isInProof = (flow: Flow, event: FlowEvent): boolean => {
  if (event.type !== 'answer' && event.type !== 'correct') return true;
  const slot = flow.slots[event.slot];
  return slot?.type !== 'choice' || standIns.words(slot).some((word) => word === event.value);
};

/** A flow that may not run while the customer waits stays with the person. */
const exitsOpen = (flow: Flow, { on }: HandoffStep): readonly ('returned' | 'closed' | 'nobody')[] =>
  flow.safe ? (['returned', 'closed', 'nobody'] as const).filter((exit) => on[exit] !== null) : ['returned'];
