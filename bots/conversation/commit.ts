import type { Arrival, Disposition } from '../mailroom/arrival';
import { errands, inboxLetters, type OutboxLetter, outboxLetters } from '../mailroom/letters';
import { type Change, change, type Store } from '../storage/store';
import type { Draft } from './draft';
import { agents, presences } from './people';
import { conversations, handoffs, lines, notes, replyDrafts } from './records';

/**
 * Writes a turn: the message's end, the flow's record, floor, transcript, outbox, errands, timers and the request for a
 * person, in one commit. It carries the conversation's version as it was read, so that of two turns of one conversation
 * only the first is written; `moved` says that this one was the second.
 */
export const commitTurn = (
  store: Store,
  arrival: Arrival,
  draft: Draft,
  version: number,
  unsaid: readonly OutboxLetter[],
): Promise<Committed> => commitDraft(store, draft, version, { changes: messageDone(arrival), letters: unsaid });

type Committed = Extract<Disposition, { kind: 'done' }> | { readonly kind: 'moved' };

/** Writes a draft, whoever drew it up, together with what else belongs into the same commit. */
export const commitDraft = async (
  store: Store,
  draft: Draft,
  version: number,
  also: { readonly changes: readonly Change[]; readonly letters: readonly OutboxLetter[] },
): Promise<Committed> => {
  const own = draft.letter();
  const letters = own ? [...also.letters, own] : also.letters;
  const { conversation, request, ended } = draft;
  const closes = [request, ended].some((one) => one?.handoff.state === 'closed');
  const begun = closes ? await store.get(replyDrafts, conversation.id) : undefined;
  const changes: Change[] = [
    ...also.changes,
    version === 0 ? change.insert(conversations, conversation) : change.update(conversations, conversation, version),
    ...draft.lines.map((line) => change.insert(lines, line)),
    ...draft.notes.map((note) => change.insert(notes, note)),
    ...letters.map((letter) => change.insert(outboxLetters, letter)),
    ...draft.errands.map((errand) => change.insert(errands, errand)),
    ...draft.returned.map((back) => change.update(errands, back.errand, back.version)),
    ...[...(request ? [request] : []), ...(ended ? [ended] : [])].map(({ handoff, version: read }) =>
      read === 0 ? change.insert(handoffs, handoff) : change.update(handoffs, handoff, read),
    ),
    ...[...draft.changedPeople].flatMap((id) => {
      const person = draft.people.get(id);
      return person ? [change.update(agents, person.agent, person.version)] : [];
    }),
    ...(begun ? [change.delete(replyDrafts, begun)] : []),
    ...draft.presences.map(({ version: read, ...presence }) => change.update(presences, presence, read)),
  ];
  const committed = await store.commit(changes);
  if (committed.outcome !== 'done') return { kind: 'moved' };
  const again = draft.returned.filter(({ errand }) => errand.state === 'overdue');
  const wakeAt = Math.min(conversation.wakeAt ?? Number.POSITIVE_INFINITY, request?.handoff.wakeAt ?? Number.POSITIVE_INFINITY);
  return {
    kind: 'done',
    letters: letters.filter(({ state }) => state !== 'suppressed').map((letter) => ({ ...letter, version: 1 })),
    errands: [
      ...draft.errands.map((errand) => ({ ...errand, version: 1 })),
      ...again.map((back) => ({ ...back.errand, version: back.version + 1 })),
    ],
    wakeAt: Number.isFinite(wakeAt) ? wakeAt : null,
  };
};

const messageDone = (arrival: Arrival): readonly Change[] => {
  const about = arrival.kind === 'breakdown' ? arrival.of : arrival;
  if (about.kind !== 'message') return [];
  const { version, ...letter } = about.letter;
  const ended =
    arrival.kind === 'breakdown'
      ? ({ ...letter, state: 'dead', failure: arrival.reason, heard: true } as const)
      : ({ ...letter, state: 'done' } as const);
  return [change.update(inboxLetters, ended, version)];
};
