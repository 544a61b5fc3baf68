import type { Understanding } from '../nlp-models/triage/understanding';
import type { Priority } from './queue';

/** When a person should take this, written as data in the bot's definition. The first rule that fits decides. */
export type HandoffRule =
  /** The customer asks for it, or for something that only a person does. */
  | {
      readonly kind: 'intent';
      readonly intents: readonly string[];
      readonly queue: string;
      readonly priority: Priority;
      readonly reason: string;
    }
  /**
   * It may be about something that matters too much to guess: one of these is the best guess, or nearly as likely as the best,
   * and the bot is not sure of any.
   */
  | {
      readonly kind: 'unsure';
      readonly intents: readonly string[];
      readonly below: number;
      readonly within: number;
      readonly floor: number;
      readonly queue: string;
      readonly priority: Priority;
    }
  /** So many messages in a row, outside a flow's question, that nobody could make sense of. */
  | { readonly kind: 'notUnderstood'; readonly times: number; readonly queue: string; readonly priority: Priority };

/** What a person is wanted for. */
export interface Need {
  readonly queue: string;
  readonly priority: Priority;
  /** In a word, for the agent: `asked`, `sensitive`, `unsure`, `not_understood`, `flow`, `bot_failure`, `pulled`. */
  readonly reason: string;
  readonly intent: string | null;
}

export interface Rules {
  intent(intent: string, to: { queue: string; priority?: Priority }): HandoffRule;
  sensitive(intents: readonly string[], to: { queue: string; priority?: Priority }): HandoffRule;
  /**
   * All of these are confidences, 0 to 1. `within`: how far behind the best guess one of the intents may be (0.2), `floor`: how
   * likely it has to be at least (0.4). `below`: one that was accepted with less confidence than this counts too (0: none does).
   */
  unsure(
    intents: readonly string[],
    to: { queue: string; priority?: Priority; below?: number; within?: number; floor?: number },
  ): HandoffRule;
  notUnderstood(times: number, to: { queue: string; priority?: Priority }): HandoffRule;
}

/** The words in which a bot's definition writes its rules. */
export const rules: Rules = {
  intent: (intent, { queue, priority = 'normal' }) => ({ kind: 'intent', intents: [intent], queue, priority, reason: 'asked' }),
  sensitive: (intents, { queue, priority = 'high' }) => ({ kind: 'intent', intents, queue, priority, reason: 'sensitive' }),
  unsure: (intents, { queue, priority = 'high', below = 0, within = 0.2, floor = 0.4 }) => ({
    kind: 'unsure',
    intents,
    below,
    within,
    floor,
    queue,
    priority,
  }),
  notUnderstood: (times, { queue, priority = 'normal' }) => ({ kind: 'notUnderstood', times, queue, priority }),
};

/** Whether a person should take this message: what was understood, and how many in a row were not (this one included). */
export const personNeeded = (given: readonly HandoffRule[], heard: { understanding: Guesses; misses: number }): Need | null => {
  const { intent, decision } = heard.understanding;
  for (const rule of given) {
    switch (rule.kind) {
      case 'intent':
        if (decision !== 'accept' || intent === null || !rule.intents.includes(intent)) break;
        return { queue: rule.queue, priority: rule.priority, reason: rule.reason, intent };
      case 'unsure': {
        const meant = unsureOf(rule, heard.understanding);
        if (meant === null) break;
        return { queue: rule.queue, priority: rule.priority, reason: 'unsure', intent: meant };
      }
      case 'notUnderstood':
        if (heard.misses < rule.times) break;
        return { queue: rule.queue, priority: rule.priority, reason: 'not_understood', intent: null };
      default:
        rule satisfies never;
    }
  }
  return null;
};

type Guesses = Pick<Understanding, 'intent' | 'decision' | 'confidence' | 'alternatives'>;

/** The intent of the rule's that this may be about; null: none is likely enough, or it is clear what is meant. */
const unsureOf = (
  rule: Extract<HandoffRule, { kind: 'unsure' }>,
  { intent, decision, confidence, alternatives }: Guesses,
): string | null => {
  const isMeant = (guess: string): boolean => rule.intents.includes(guess);
  if (decision === 'accept') return intent !== null && isMeant(intent) && confidence < rule.below ? intent : null;
  const guesses = intent === null ? alternatives : [{ intent, confidence }, ...alternatives];
  const least = Math.max(rule.floor, (guesses[0]?.confidence ?? 0) - rule.within);
  return guesses.find((guess) => isMeant(guess.intent) && guess.confidence >= least)?.intent ?? null;
};
