import type { Line } from '../../flows/dialogue/transcript';
import type { HandoffRequest } from '../../handoff/desk/request';
import type { Around, SeenTurn } from '../definition/around';
import type { Draft } from './draft';

/** What runs around one turn. */
export interface Surroundings {
  /** Takes the turn within them: whether it is taken is for them to decide. */
  readonly run: (next: () => Promise<void>) => Promise<void>;
  readonly leftOver: (intent: string) => Promise<boolean>;
}

const none: Surroundings = { run: (next) => next(), leftOver: async () => false };

/** `stored` reads the lines that earlier turns have written. */
export const surroundings = (
  arounds: readonly Around[],
  draft: Draft,
  about: SeenTurn['about'],
  stored: () => Promise<readonly Line[]>,
): Surroundings => {
  if (arounds.length === 0) return none;
  const before = draft.request?.handoff ?? null;
  const seen: SeenTurn = {
    get conversation() {
      const { id, contact, channel, account, address, name, locale } = draft.conversation;
      return { id, contact: contact?.id ?? null, channel, account, address, locale, ...(name === undefined ? {} : { name }) };
    },
    about,
    now: draft.now,
    said: () => draft.speech.said(),
    sayInstead: (reply) => draft.speech.sayInstead(reply),
    requested: () => (draft.request && draft.request.version === 0 ? draft.request.handoff : null),
    changed: () => {
      const request = (draft.request ?? draft.ended)?.handoff;
      return request && hasMoved(before, request) ? request : null;
    },
    transcript: async () => [...(await stored()), ...draft.lines],
  };
  return {
    // The first one that was declared is the outermost.
    run: (next) => arounds.reduceRight((inner, around) => () => around.turn(seen, inner), next)(),
    leftOver: async (intent) => {
      for (const around of arounds) if (await around.leftOver(seen, intent)) return true;
      return false;
    },
  };
};

const hasMoved = (before: HandoffRequest | null, { id, state, queue, assignee }: HandoffRequest): boolean =>
  before === null || before.id !== id || before.state !== state || before.queue !== queue || before.assignee !== assignee;
