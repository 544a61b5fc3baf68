import type { Run } from '../../flows/engine/run';
import { delays } from '../../handoff/desk/delays';
import type { HandoffRequest } from '../../handoff/desk/request';
import type { Need } from '../../handoff/rules';
import { briefingOf } from './briefing-of';
import type { Draft } from './draft';
import { isMoreUrgent } from './is-more-urgent';
import { moveRequest, openRequest } from './move-request';
import { sayNotice } from './notice';
import type { Player } from './player';
import { requestFor } from './request-for';
import { sayOfHouse } from './speak';

/**
 * A person is needed: opens the request, passes the floor to the queue and tells the customer, all in the same commit. Where
 * a request is open already, or another wish was noted while an errand was out, the more urgent one wins. `tell` names what the
 * agent learns; by default all of it.
 */
export const handOver = async (
  draft: Draft,
  player: Player,
  asked: Need,
  about: { readonly run?: Run; readonly tell?: readonly string[] } = {},
): Promise<void> => {
  const { bot } = player;
  const run = about.run ?? draft.conversation.run;
  const briefing = briefingOf(draft, bot, run, about.tell);
  const { wanted } = draft.conversation;
  const need = wanted && isMoreUrgent(wanted, asked) ? wanted : asked;
  draft.putBotAside(run);
  const open = draft.request?.handoff;
  if (open && draft.conversation.floor.holder === 'queue') {
    moveRequest(draft, player, { type: 'raised', need, briefing });
    if (draft.request?.handoff.priority === open.priority) return sayOfHouse(draft, bot, 'handoff:already_waiting');
  } else {
    const earlier = open ?? (await recent(draft, player));
    if (open) draft.endRequest();
    const request = requestFor(draft, need, briefing);
    openRequest(draft, player, earlier ? goingOnFrom(request, earlier) : request);
  }
  draft.write({ author: 'system', kind: 'event', text: `handoff: ${need.reason} → ${need.queue} (${need.priority})` });
  await announce(draft, player, need);
};

/** The request that ended so short a time ago that the new one goes on from it. */
const recent = async (draft: Draft, { lastRequest }: Player): Promise<HandoffRequest | null> => {
  const last = await lastRequest();
  return last && last.endedAt !== undefined && last.endedAt > draft.now - delays.reopen ? last : null;
};

/** Whoever served the earlier one knows the story; where somebody did, this one is ahead of those who have seen nobody yet. */
const goingOnFrom = (request: HandoffRequest, { id, assignee, entry }: HandoffRequest): HandoffRequest => ({
  ...request,
  entry,
  reopenOf: id,
  preferred: assignee === null ? null : { agent: assignee, until: request.requestedAt + delays.preferred },
});

const announce = async (draft: Draft, player: Player, { intent }: Need): Promise<void> => {
  const { bot } = player;
  const { locale } = draft.conversation;
  // Whoever writes of a death or of a fraud is not to read "I am handing you over" as the first word.
  if (intent !== null && bot.texts.has(locale, 'handoff', `before.${intent}`)) sayOfHouse(draft, bot, `handoff:before.${intent}`);
  await sayNotice(draft, player);
};
