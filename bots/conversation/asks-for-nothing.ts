import type { Meaning } from './meaning';

/** Whether nobody has to answer it: thanks, a goodbye, the tap on a button that has had its day. */
export const asksForNothing = (meaning: Meaning): boolean =>
  meaning.kind === 'stale' || (meaning.kind === 'intent' && (meaning.intent === 'thanks' || meaning.intent === 'goodbye'));
