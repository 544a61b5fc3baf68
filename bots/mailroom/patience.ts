import { confirmationWait } from './letters';

const timeouts = { words: 8_000, file: 30_000 };

/** How often, and for how long, a letter is tried; times in ms. */
export const patience = {
  /** About 40 minutes of trying what its account does not fail at: by then an answer would only puzzle the customer. */
  tries: 14,
  /** Each may be a copy that the customer sees. */
  sendsWithoutAnswer: 2,
  /** From one attempt to the next. */
  pause: { first: 1_000, longest: 300_000 },
  /** For one attempt. */
  timeouts,
  /** Until a letter that may be out is tried again: longer than the attempt itself, so that there are never two at once. */
  waits: { words: confirmationWait, file: timeouts.file + confirmationWait },
} as const;
