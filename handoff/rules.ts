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
  /** It may be about something that matters too much to guess: the bot would ask back, or has no idea and this is the nearest. */
  | {
      readonly kind: 'unsure';
      readonly intents: readonly string[];
      readonly below: number;
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
  /** `below`: an intent that was accepted with less confidence than this (0 to 1) counts as unsure too. */
  unsure(intents: readonly string[], to: { queue: string; priority?: Priority; below?: number }): HandoffRule;
  notUnderstood(times: number, to: { queue: string; priority?: Priority }): HandoffRule;
}

/** The words in which a bot's definition writes its rules. */
export const rules: Rules = {
  intent: (intent, { queue, priority = 'normal' }) => ({ kind: 'intent', intents: [intent], queue, priority, reason: 'asked' }),
  sensitive: (intents, { queue, priority = 'high' }) => ({ kind: 'intent', intents, queue, priority, reason: 'sensitive' }),
  unsure: (intents, { queue, priority = 'high', below = 0 }) => ({ kind: 'unsure', intents, below, queue, priority }),
  notUnderstood: (times, { queue, priority = 'normal' }) => ({ kind: 'notUnderstood', times, queue, priority }),
};

/** Whether a person should take this message: what was understood, and how many in a row were not (this one included). */
export const personNeeded = (
  given: readonly HandoffRule[],
  heard: { understanding: Pick<Understanding, 'intent' | 'decision' | 'confidence' | 'alternatives'>; misses: number },
): Need | null => {
  const { intent, decision, confidence, alternatives } = heard.understanding;
  for (const rule of given) {
    switch (rule.kind) {
      case 'intent':
        if (decision !== 'accept' || intent === null || !rule.intents.includes(intent)) break;
        return { queue: rule.queue, priority: rule.priority, reason: rule.reason, intent };
      case 'unsure': {
        const unsure = decision === 'clarify' || (decision === 'accept' && confidence < rule.below);
        const nearest = [intent, ...alternatives.map((rival) => rival.intent).slice(0, decision === 'clarify' ? 1 : 0)];
        const meant = unsure ? nearest.find((name) => name !== null && rule.intents.includes(name)) : undefined;
        if (meant === undefined || meant === null) break;
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
