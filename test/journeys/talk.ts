import { until } from './until';

/** What arrived at the customer's, in one bubble. */
export interface Bubble {
  readonly text: string;
  readonly choices: readonly Choice[];
  /** The place in the transcript of the line that it shows, or shows a part of. */
  readonly seq: number;
}

export interface Choice {
  readonly id: string;
  readonly title: string;
}

/** What a door needs so that somebody can talk through it. */
export interface Wire {
  /** The customer's, as the bank knows it. */
  readonly address: string;
  readonly conversation: string;
  /** All that has arrived. */
  readonly read: () => readonly Bubble[];
  readonly say: (text: string) => Promise<unknown>;
  readonly tap: (choice: Choice) => Promise<unknown>;
}

/** A customer at a door: the same words, whatever bytes they become there. */
export interface Talk extends Pick<Wire, 'address' | 'conversation' | 'read'> {
  /** Sends it and resolves with the bubble that comes next. */
  says(text: string): Promise<Bubble>;
  /** Taps a choice, or that of the last bubble with choices whose title holds these words. */
  taps(choice: string | Choice): Promise<Bubble>;
  /** The bubble that comes next, without a word of the customer's. */
  hears(within?: number): Promise<Bubble>;
}

export const talk = ({ address, conversation, read, say, tap }: Wire): Talk => {
  let expected = 0;
  /** Takes the next place at once, so that of two who wait each hears its own bubble. */
  const place = (): number => {
    expected += 1;
    return expected - 1;
  };
  const bubbleAt = (index: number, within?: number): Promise<Bubble> =>
    until(`a bubble arrives for ${address} after ${JSON.stringify(read().at(-1)?.text)}`, () => read()[index], within);
  const offered = (title: string): Choice => {
    const choices = read().findLast((bubble) => bubble.choices.length > 0)?.choices ?? [];
    const choice = choices.find((candidate) => candidate.title.includes(title));
    if (!choice) throw new Error(`There is no choice "${title}" among ${choices.map((one) => one.title).join(', ')}.`);
    return choice;
  };
  return {
    address,
    conversation,
    read,
    hears: (within) => bubbleAt(place(), within),
    says: async (text) => {
      const next = place();
      await say(text);
      return bubbleAt(next);
    },
    taps: async (choice) => {
      const next = place();
      await tap(typeof choice === 'string' ? offered(choice) : choice);
      return bubbleAt(next);
    },
  };
};
