import type { AskStep, ConfirmStep, Flow } from './flow';
import { goTo } from './go-to';
import type { ActionConfig, StateConfig, TransitionConfig } from './machine-config';
import type { TextKeys } from './run';
import { slotsUsed } from './slots-used';
import { stepsBetween } from './steps-between';

/**
 * The state of an `ask` or a `confirm`: `enter` (skips a question that is answered already), then `try_1` … `try_n`, and
 * beside each try its `cancelling_n`, so that "no, go on" comes back to the same try.
 */
export const questionState = (flow: Flow, step: AskStep | ConfirmStep): StateConfig => {
  const own: TextKeys = [`${step.name}.ask`];
  const ask = (before?: TextKeys): ActionConfig => ({ type: 'ask', params: before ? { before, keys: own } : { keys: own } });
  const { max, then } = flow.repair.tries;
  const tooLate = (...keys: TextKeys): TransitionConfig => ({ actions: [ask(keys)] });
  const states: Record<string, StateConfig> = {
    enter: {
      always: [
        ...(step.verb === 'ask'
          ? [{ guard: { type: 'filled', params: { slot: step.slot } } as const, ...goTo(flow, step, step.next) }]
          : []),
        { target: 'try_1', actions: [{ type: 'open' }, ask()] },
      ],
    },
  };

  for (let n = 1; n <= max; n++) {
    const miss: TransitionConfig =
      n === max
        ? goTo(flow, step, then)
        : { target: `try_${n + 1}`, actions: [{ type: 'ask', params: { keys: [`${step.name}.retry_${n}`, ...own] } }] };
    states[`try_${n}`] = {
      on: {
        ...answers(flow, step, miss),
        nomatch: miss,
        correct: [...corrections(flow, step, tooLate), miss],
        cancel: [
          { guard: { type: 'committed' }, ...tooLate('repair:too_late') },
          flow.repair.cancel === 'at_once'
            ? { target: '#cancelled' }
            : { target: `cancelling_${n}`, actions: [{ type: 'open' }, askToStop()] },
        ],
      },
    };
    if (flow.repair.cancel === 'confirm')
      states[`cancelling_${n}`] = cancelling({ target: `try_${n}`, actions: [{ type: 'open' }, ask()] });
  }

  return {
    initial: 'enter',
    states,
    on: {
      help: { actions: [ask([`${step.name}.help`, 'repair:help'])] },
      repeat: { actions: [ask()] },
      remind: { actions: [ask(['repair:remind'])] },
      silence: { target: '#silent' },
    },
  };
};

const answers = (flow: Flow, step: AskStep | ConfirmStep, miss: TransitionConfig): StateConfig['on'] => {
  if (step.verb === 'confirm') return { yes: goTo(flow, step, step.yes), no: goTo(flow, step, step.no), answer: miss };
  const kept = goTo(flow, step, step.next);
  const taken = {
    ...kept,
    guard: { type: 'isSlot', params: { slot: step.slot } },
    actions: [{ type: 'set' }, ...(kept.actions ?? [])],
  } as const;
  return { answer: [taken, miss], yes: miss, no: miss };
};

const corrections = (
  flow: Flow,
  step: AskStep | ConfirmStep,
  tooLate: (...keys: TextKeys) => TransitionConfig,
): readonly TransitionConfig[] =>
  correctable(flow, step).flatMap(({ question: { name, slot }, from, locked }): readonly TransitionConfig[] => [
    ...(locked
      ? [{ guard: { type: 'correctsTooLate', params: { slot } } as const, ...tooLate(`${name}.too_late`, 'repair:too_late') }]
      : []),
    { guard: { type: 'corrects', params: { slot } }, target: `#${from}`, actions: [{ type: 'set' }] },
  ]);

/**
 * The slots that may be corrected at a question: those asked on the ways to it. `from` is where to go on: at the slot's own
 * question when a step since then has used the slot, else here. `locked` tells that a `commit` lies between, past which
 * nothing is corrected.
 */
export const correctable = (
  flow: Flow,
  at: AskStep | ConfirmStep,
): readonly { readonly question: AskStep; readonly from: string; readonly locked: boolean }[] => {
  const asked = Object.values(flow.steps).flatMap((question) => {
    if (question.verb !== 'ask' || (at.verb === 'ask' && question.slot === at.slot)) return [];
    const since = stepsBetween(flow, question, at);
    if (!since) return [];
    const used = since.some((step) => slotsUsed(step).includes(question.slot));
    const locked = since.some((step) => step.verb === 'do' && step.commit);
    return [{ question, from: used ? question.name : at.name, locked }];
  });
  const isLocked = (slot: string): boolean => asked.some(({ question, locked }) => locked && question.slot === slot);
  const last = new Map(asked.map((one) => [one.question.slot, one]));
  return [...last].map(([slot, one]) => ({ ...one, locked: isLocked(slot) }));
};

const askToStop = (before?: TextKeys): ActionConfig => ({
  type: 'ask',
  params: before ? { before, keys: ['repair:cancel_ask'] } : { keys: ['repair:cancel_ask'] },
});

/** Whatever is not a yes leads back to the question: nobody is cancelled by a misunderstanding. */
const cancelling = (back: TransitionConfig): StateConfig => ({
  on: {
    yes: { target: '#cancelled' },
    cancel: { target: '#cancelled' },
    no: back,
    nomatch: back,
    answer: back,
    correct: back,
    help: back,
    repeat: { actions: [askToStop()] },
    remind: { actions: [askToStop(['repair:remind'])] },
  },
});
