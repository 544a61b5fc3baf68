import type { Guess } from './intent-model';
import type { Understanding } from './understanding';

/** At `accept` the bot acts; from `clarify` on it asks back; below, it has not understood. */
export interface Thresholds {
  readonly accept: number;
  readonly clarify: number;
}

const ordinary: Thresholds = { accept: 0.8, clarify: 0.5 };
/** When in doubt, towards the person: a needless question costs less than a fraud that nobody heard of. */
const safer: Thresholds = { accept: 0.5, clarify: 0.25 };
const mostAlternatives = 3;

/** Takes guesses, best first. A sensitive runner-up that is likely enough is asked for, whatever stands before it. */
export function decide(
  guesses: readonly Guess[],
  sensitive: ReadonlySet<string>,
): Pick<Understanding, 'intent' | 'confidence' | 'decision' | 'alternatives'> {
  const [best, ...others] = guesses;
  if (!best) return { intent: null, confidence: 0, decision: 'none', alternatives: [] };
  const thresholds = sensitive.has(best.intent) ? safer : ordinary;
  if (best.confidence >= thresholds.accept) {
    return { intent: best.intent, confidence: best.confidence, decision: 'accept', alternatives: others.slice(0, mostAlternatives) };
  }
  const urgent = others.filter(({ intent, confidence }) => sensitive.has(intent) && confidence >= safer.clarify);
  if (best.confidence >= thresholds.clarify || urgent.length > 0) {
    const alternatives = [...urgent, ...others.filter((guess) => !urgent.includes(guess))];
    return {
      intent: best.intent,
      confidence: best.confidence,
      decision: 'clarify',
      alternatives: alternatives.slice(0, mostAlternatives),
    };
  }
  return { intent: null, confidence: best.confidence, decision: 'none', alternatives: guesses.slice(0, mostAlternatives) };
}
