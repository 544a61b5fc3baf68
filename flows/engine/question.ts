import type { Json } from '../dialogue/json';
import type { AskStep, ConfirmStep, Flow } from './flow';
import { correctable } from './question-state';
import type { Correction, FlowEvent, Option, Question, QuestionChoice, Run, SlotValue, TextKeys } from './run';

/** The question that the run waits for an answer to; null while it waits for an action or a person. Worked out once for each run. */
export const openQuestion = (flow: Flow, run: Run): Question | null => {
  const known = questions.get(run);
  if (known?.flow === flow) return known.question;
  const question = questionAt(flow, run);
  questions.set(run, { flow, question });
  return question;
};

const questions = new WeakMap<Run, { readonly flow: Flow; readonly question: Question | null }>();

const questionAt = (flow: Flow, run: Run): Question | null => {
  const step = flow.steps[run.step];
  if (step?.verb !== 'ask' && step?.verb !== 'confirm') return null;
  const id = `${run.id}.${run.visit}`;
  if (run.phase.startsWith('cancelling_')) {
    const choices = yesOrNo(id, ['repair:cancel_yes'], ['repair:cancel_no']);
    return { kind: 'cancelling', step: step.name, id, choices, corrections: [] };
  }
  const corrections = correctionsAt(flow, run, step);
  if (step.verb === 'confirm') {
    const choices = yesOrNo(id, [`${step.name}.yes`, 'repair:yes'], [`${step.name}.no`, 'repair:no']);
    return { kind: 'confirm', step: step.name, id, choices, corrections };
  }
  const choices = answersTo(flow, run, step).map(({ value, ...answer }, index) => {
    const event: FlowEvent = { type: 'answer', slot: step.slot, value };
    return { ...answer, id: `${id}.${index + 1}`, event };
  });
  return { kind: 'ask', step: step.name, id, slot: step.slot, of: flow.slots[step.slot]?.type ?? 'text', choices, corrections };
};

/** What a tap means; `stale` when the choice belongs to another question than the open one. */
export const eventOfChoice = (question: Question, choiceId: string): FlowEvent | 'stale' =>
  question.choices.find(({ id }) => id === choiceId)?.event ?? 'stale';

/** Whether a correction comes behind a commit that lies between: it is told so, and changes nothing. */
export const isTooLate = (flow: Flow, run: Run, event: FlowEvent): boolean => {
  const step = flow.steps[run.step];
  if (event.type !== 'correct' || !run.committed || (step?.verb !== 'ask' && step?.verb !== 'confirm')) return false;
  return correctable(flow, step).some(({ question, locked }) => locked && question.slot === event.slot);
};

const yesOrNo = (id: string, yes: TextKeys, no: TextKeys): readonly QuestionChoice[] => [
  { id: `${id}.yes`, titleKeys: yes, words: ['yes'], event: { type: 'yes' } },
  { id: `${id}.no`, titleKeys: no, words: ['no'], event: { type: 'no' } },
];

type Answer = Omit<QuestionChoice, 'id' | 'event'> & { readonly value: SlotValue };

/** The values that a question offers. */
const answersTo = (flow: Flow, run: Run, step: AskStep): readonly Answer[] => {
  const slot = flow.slots[step.slot];
  if (slot?.type === 'choice') return slot.of.map((word) => ({ value: word, titleKeys: [`${step.name}.opt_${word}`], words: [word] }));
  const listed = step.buttons === null ? undefined : run.values[step.buttons];
  if (!Array.isArray(listed)) return [];
  return listed.flatMap((one: Json): readonly Answer[] => {
    const option = optionOf(one);
    if (!option) return [];
    const { id: _, ...attributes } = option;
    return [{ value: option, titleKeys: [`${step.name}.option`], words: Object.values(attributes), option }];
  });
};

const correctionsAt = (flow: Flow, run: Run, at: AskStep | ConfirmStep): readonly Correction[] =>
  correctable(flow, at).flatMap(({ question }): readonly Correction[] => {
    const { slot } = question;
    const current = run.slots[slot];
    if (current === undefined) return [];
    const all = answersTo(flow, run, question).map(({ value, ...answer }) => {
      const event: FlowEvent = { type: 'correct', slot, value };
      return { isCurrent: idOf(value) === idOf(current), answer: { ...answer, event } };
    });
    const instead = all.find(({ isCurrent }) => isCurrent)?.answer;
    return all.flatMap(({ isCurrent, answer }) => (isCurrent ? [] : [{ ...answer, ...(instead ? { instead } : {}) }]));
  });

const idOf = (value: SlotValue): string => (typeof value === 'string' ? value : value.id);

/** An option as an action listed it: its plain attributes, as text. Null for what has no id. */
const optionOf = (listed: Json): Option | null => {
  if (typeof listed !== 'object' || listed === null || !('id' in listed) || typeof listed.id !== 'string') return null;
  const plain = Object.entries(listed).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, String(value)] as const] : [],
  );
  return { ...Object.fromEntries(plain), id: listed.id };
};
