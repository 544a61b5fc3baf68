import type { Disposition } from '../mailroom/arrival';
import { errands, type OutboxLetter, outboxLetters } from '../mailroom/letters';
import { mediaFiles } from '../media/media-file';
import { type Change, change, type Store } from '../storage/store';
import { botLetter } from './bot-letter';
import type { Draft } from './draft';
import { agents, presences } from './people';
import { conversations, handoffs, lines, notes, replyDrafts } from './records';

/**
 * Writes a draft, whoever drew it up: the flow's record, floor, transcript, outbox, errands, timers and the request for a person,
 * with what else belongs to it, in one commit. It carries the conversation's version as it was read, so that of two drafts of one
 * conversation only the first is written; `moved` says that this one was the second.
 */
export const commitDraft = async (
  store: Store,
  draft: Draft,
  also: { readonly changes: readonly Change[]; readonly letters: readonly OutboxLetter[] },
): Promise<Extract<Disposition, { kind: 'done' }> | 'moved'> => {
  const own = botLetter(draft);
  const letters = own ? [...also.letters, own] : also.letters;
  const { conversation, version } = draft;
  const requests = [draft.request, draft.ended].filter((one) => one !== null);
  const closes = requests.some(({ handoff }) => handoff.state === 'closed');
  const begun = closes ? await store.get(replyDrafts, conversation.id) : undefined;
  const changes: Change[] = [
    ...also.changes,
    version === 0 ? change.insert(conversations, conversation) : change.update(conversations, conversation, version),
    ...draft.lines.map((line) => change.insert(lines, line)),
    ...draft.notes.map((note) => change.insert(notes, note)),
    ...letters.map((letter) => change.insert(outboxLetters, letter)),
    ...draft.errands.map((errand) => change.insert(errands, errand)),
    ...draft.files.map((file) => change.insert(mediaFiles, file)),
    ...draft.returned.map((back) => change.update(errands, back.errand, back.version)),
    ...requests.map(({ handoff, version: read }) =>
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
  if (committed.outcome !== 'done') return 'moved';
  const again = draft.returned.filter(({ errand }) => errand.state === 'overdue');
  const wakeAt = draft.wakeAt();
  return {
    kind: 'done',
    letters: letters.filter(({ state }) => state !== 'suppressed').map((letter) => ({ ...letter, version: 1 })),
    errands: [
      ...draft.errands.map((errand) => ({ ...errand, version: 1 })),
      ...again.map((back) => ({ ...back.errand, version: back.version + 1 })),
    ],
    files: draft.files.map((file) => ({ ...file, version: 1 })),
    wakeAt: Number.isFinite(wakeAt) ? wakeAt : null,
  };
};
