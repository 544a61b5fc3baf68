import type { HandoffRequest, Transfer } from '../../../../handoff/desk/request';
import { conversations } from '../../../conversation/records';
import type { HandoffOnWire } from '../wire';
import type { Glance } from './glance';
import { lastLine, lastLineView } from './last-line';
import { maskAddress } from './mask-address';
import { positionOf } from './position-of';

/** A request as the desk reads it, with what one wants to know of its conversation. `position`: where it is known already. */
export const handoffView = async (glance: Glance, request: HandoffRequest, position?: number | null): Promise<HandoffOnWire> => {
  const { id, queue, priority, entry, reason, intent, locale, channel, requestedAt, waitingSince, promise } = request;
  const { assignee, offer, transfer, briefing, ended, opensAt, holdUntil, acceptedAt, endedAt, outcome, note, reopenOf } = request;
  const conversation = await glance.get(conversations, request.conversation);
  // Where another request has followed, what is said now is for those alone who may see that one.
  const isLast = conversation !== undefined && (await glance.handoffOf(conversation))?.id === id;
  const last = isLast ? await lastLine(glance, request.conversation) : null;
  return {
    id,
    conversationId: request.conversation,
    state: request.state,
    ...(ended === undefined ? {} : { ended }),
    queue,
    priority,
    entry,
    reason,
    intent,
    locale,
    channel,
    requestedAt,
    waitingSince,
    promise,
    position: position === undefined ? await positionOf(glance.store, request) : position,
    assignee: assignee === null ? null : await glance.person(assignee),
    offer: offer === null ? null : { agent: await glance.person(offer.agent), until: offer.until },
    transfer: transfer === null ? null : await transferView(glance, transfer),
    briefing: { summary: briefing.summary, slots: { ...briefing.slots }, tried: [...briefing.tried] },
    customer: { name: conversation?.name ?? null, address: maskAddress(conversation?.address ?? '') },
    lastLine: last && lastLineView(last),
    ...known({ opensAt, holdUntil, acceptedAt, endedAt }),
    ...(outcome === undefined ? {} : { outcome }),
    tags: [...request.tags],
    ...(note === undefined ? {} : { note }),
    ...(reopenOf === undefined ? {} : { reopenOf }),
    epoch: isLast ? conversation.floor.epoch : null,
  };
};

const transferView = async (glance: Glance, { to, by, note, until }: Transfer): Promise<NonNullable<HandoffOnWire['transfer']>> => ({
  to: 'queue' in to ? { queue: to.queue } : { agent: await glance.person(to.agent) },
  by: await glance.person(by),
  note,
  until,
});

/** Times that have been set. */
const known = <Name extends string>(times: Readonly<Record<Name, number | null | undefined>>): Partial<Record<Name, number>> =>
  Object.fromEntries(Object.entries(times).filter(([, time]) => typeof time === 'number')) as Partial<Record<Name, number>>;
