import type { Arrival, Disposition } from '../mailroom/arrival';
import { errands, inboxLetters, outboxLetters } from '../mailroom/letters';
import { type Change, change, type Store } from '../storage/store';
import type { Draft } from './draft';
import { conversations, handoffs, lines } from './records';

/**
 * Writes a turn: the message's end, the flow's record, floor, transcript, outbox, errands, timers and the request for a
 * person, in one commit. It carries the conversation's version as it was read, so that of two turns of one conversation
 * only the first is written; `moved` says that this one was the second.
 */
export const commitTurn = async (
  store: Store,
  arrival: Arrival,
  draft: Draft,
  version: number,
): Promise<Extract<Disposition, { kind: 'done' }> | { readonly kind: 'moved' }> => {
  const letter = draft.letter();
  const { conversation, request } = draft;
  const changes: Change[] = [
    ...messageDone(arrival),
    version === 0 ? change.insert(conversations, conversation) : change.update(conversations, conversation, version),
    ...draft.lines.map((line) => change.insert(lines, line)),
    ...(letter ? [change.insert(outboxLetters, letter)] : []),
    ...draft.errands.map((errand) => change.insert(errands, errand)),
    ...draft.returned.map((back) => change.update(errands, back.errand, back.version)),
    ...(request
      ? [request.version === 0 ? change.insert(handoffs, request.handoff) : change.update(handoffs, request.handoff, request.version)]
      : []),
  ];
  const committed = await store.commit(changes);
  if (committed.outcome !== 'done') return { kind: 'moved' };
  const again = draft.returned.filter(({ errand }) => errand.state === 'overdue');
  return {
    kind: 'done',
    letters: letter ? [{ ...letter, version: 1 }] : [],
    errands: [
      ...draft.errands.map((errand) => ({ ...errand, version: 1 })),
      ...again.map((back) => ({ ...back.errand, version: back.version + 1 })),
    ],
    wakeAt: conversation.wakeAt ?? null,
  };
};

const messageDone = (arrival: Arrival): readonly Change[] => {
  const about = arrival.kind === 'breakdown' ? arrival.of : arrival;
  if (about.kind !== 'message') return [];
  const { version, ...letter } = about.letter;
  const ended =
    arrival.kind === 'breakdown'
      ? ({ ...letter, state: 'dead', failure: arrival.reason } as const)
      : ({ ...letter, state: 'done' } as const);
  return [change.update(inboxLetters, ended, version)];
};
