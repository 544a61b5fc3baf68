import type { Flow } from '../../flows/engine/flow';
import { openQuestion } from '../../flows/engine/question';
import type { Effect, FlowEvent, Run, SlotValue, Stepped } from '../../flows/engine/run';
import { startRun, stepRun } from '../../flows/engine/step';
import { timersOf } from '../../flows/engine/timers';
import type { Draft } from './draft';
import { errandOf } from './errand-of';
import { flowIn } from './flow-in';
import { handOver } from './hand-over';
import { performRead } from './perform-read';
import type { Player } from './player';
import type { Timer } from './records';
import { putQuestion, sayOfFlow, sayOfHouse } from './speak';
import { answerTold, slotsTold } from './told-ahead';
import { whoServes } from './who-serves';

/** How long a customer waits for an action before a word says that it is still under way, ms. */
const stillWorkingAfter = 8_000;
/** How long an answer may come after a flow has ended in silence, ms. */
const silenceForgiven = 24 * 3_600_000;

/** Begins a flow. One that is under way waits until this one has ended. `told`: the words that began it, if any did. */
export const beginFlow = async (
  draft: Draft,
  player: Player,
  { flow, slots }: { readonly flow: Flow; readonly slots: Readonly<Record<string, SlotValue>> },
  told = '',
): Promise<void> => {
  const { run, parked } = draft.conversation;
  draft.set({ parked: parked ?? run, run: null, silenced: null, offered: null, misses: 0 });
  const known = slotsTold(player.bot, draft.conversation, flow, slots, told);
  await playFrom(draft, player, flow, startRun(flow, { id: draft.newRunId(), slots: known, values: {} }), { told });
};

/** Goes on with the flow under way. */
export const goOn = async (draft: Draft, player: Player, event: FlowEvent): Promise<void> => {
  const open = flowIn(player.bot, draft.conversation);
  if (open) await playFrom(draft, player, open.flow, stepRun(open.flow, open.run, event), { event, told: draft.heard() });
};

/**
 * Goes on from a `handoff` step while the customer still waits, where its flow names this exit and may run then. Answers whether
 * it does; what else is under way meanwhile is not interrupted.
 */
export const goOnWaiting = async (draft: Draft, player: Player, exit: 'closed' | 'nobody'): Promise<boolean> => {
  const { run, interrupted } = draft.conversation;
  const waiting = run === null && interrupted ? flowIn(player.bot, interrupted) : null;
  const step = waiting?.flow.safe ? waiting.flow.steps[waiting.run.step] : undefined;
  if (!waiting || step?.verb !== 'handoff' || step.on[exit] === null) return false;
  // From here on the flow waits for nobody: when a person gives the conversation back, it does not leave this step once more.
  draft.set({ run: waiting.run, interrupted: null });
  await goOn(draft, player, { type: exit });
  return true;
};

/**
 * Does what a step wants, and what the steps behind it want, until the flow waits for somebody or has ended.
 * @param by the event that led there, and the customer's words, which may answer the next question already
 */
export const playFrom = async (
  draft: Draft,
  player: Player,
  flow: Flow,
  first: Stepped,
  { event, told = '' }: { readonly event?: FlowEvent; readonly told?: string } = {},
): Promise<void> => {
  const { bot } = player;
  let unread = told;
  for (let stepped: Stepped | null = first; stepped; ) {
    const at: Stepped = stepped;
    const run = at.run ?? at.last;
    draft.set({ run: at.run });
    stepped = null;
    for (const effect of at.effects) {
      switch (effect.kind) {
        case 'say':
          sayOfFlow(draft, bot, run, effect.keys);
          break;
        case 'ask': {
          const told = answerTold(bot, draft.conversation, flow, run, unread, event);
          unread = '';
          if (told) {
            stepped = stepRun(flow, run, told);
            break;
          }
          draft.noteTried(`${run.flow}.${run.step}`);
          ask(draft, player, flow, run, effect);
          break;
        }
        case 'perform': {
          draft.noteTried(`${run.flow}.${run.step}`);
          if (bot.actions.get(effect.action)?.effect === 'change') {
            draft.perform(errandOf(draft, run, effect));
            break;
          }
          const { outcome, values = {} } = await performRead(draft, player, run, effect);
          stepped = stepRun(flow, run, { type: 'outcome', outcome, values });
          break;
        }
        case 'handoff': {
          draft.noteTried(`${run.flow}.${run.step}`);
          const need = { queue: effect.queue, priority: effect.priority, reason: 'flow', intent: null };
          await handOver(draft, player, need, { run, tell: effect.tell });
          if (draft.request?.handoff.state === 'deferred') await goOnWaiting(draft, player, 'closed');
          break;
        }
        default:
          effect satisfies never;
      }
    }
    if (at.ended === null) continue;
    draft.endedFlows.push({ flow: flow.name, how: at.ended });
    await end(draft, player, { ...at, flow }, event);
  }
  setTimers(draft, player);
};

const ask = (draft: Draft, { bot }: Player, flow: Flow, run: Run, effect: Extract<Effect, { kind: 'ask' }>): void => {
  const question = openQuestion(flow, run);
  if (effect.before) sayOfFlow(draft, bot, run, effect.before);
  if (question) putQuestion(draft, bot, run, question, effect.keys);
};

const end = async (
  draft: Draft,
  player: Player,
  { flow, ended, last }: Extract<Stepped, { run: null }> & { readonly flow: Flow },
  event?: FlowEvent,
): Promise<void> => {
  const { bot } = player;
  switch (ended) {
    case 'human': {
      const isMissed = event?.type === 'nomatch';
      if (isMissed) sayOfHouse(draft, bot, 'house:not_understood.second');
      const reason = isMissed ? 'not_understood' : 'flow';
      const need = whoServes({ flow, run: last }, { queue: bot.defaultQueue.name, priority: 'normal', reason, intent: null });
      return handOver(draft, player, need, { run: last });
    }
    case 'silent':
      draft.set({ silenced: { run: last, until: draft.now + silenceForgiven } });
      return;
    case 'end':
    case 'triage':
    case 'cancelled':
      return goBack(draft, player);
    default:
      return ended satisfies never;
  }
};

/** After a flow that came in between: the one that was parked puts its question again. */
const goBack = async (draft: Draft, player: Player): Promise<void> => {
  const { parked } = draft.conversation;
  if (!parked) return;
  draft.set({ parked: null, run: parked });
  await goOn(draft, player, { type: 'repeat' });
};

const setTimers = (draft: Draft, { bot }: Player): void => {
  const open = flowIn(bot, draft.conversation);
  const timers: Timer[] = [];
  if (open?.question) {
    const { remind, close } = timersOf(open.flow, open.run);
    if (remind !== undefined) timers.push({ kind: 'remind', due: draft.now + remind, question: open.question.id });
    if (close !== undefined) timers.push({ kind: 'silence', due: draft.now + close, question: open.question.id });
  }
  const { errand } = draft.conversation;
  if (errand !== null && draft.errands.length > 0) timers.push({ kind: 'still_working', due: draft.now + stillWorkingAfter, errand });
  draft.setTimers(['remind', 'silence', 'still_working'], timers);
};
