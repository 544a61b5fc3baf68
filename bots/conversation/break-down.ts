import { postponeDue } from '../../handoff/desk/step';
import type { Arrival } from '../mailroom/arrival';
import type { Draft } from './draft';
import { giveUp } from './give-up';
import { hear } from './hear';
import { moveRequest } from './move-request';
import type { Player } from './player';
import { tell } from './tell';
import { ringDesk } from './wake-up';

/** A timer of a request that cannot be rung is tried again after so long, ms. */
const again = 3_600_000;

/** The bot has failed at something again and again: nothing of it is lost, the customer is told, and a person takes over. */
export const breakDown = async (
  draft: Draft,
  player: Player,
  { of: failed, reason }: Extract<Arrival, { kind: 'breakdown' }>,
): Promise<void> => {
  switch (failed.kind) {
    case 'message':
      if (failed.letter.inbound.kind === 'message')
        hear(draft, player, failed.letter.inbound, { understanding: null }, failed.letter.heard);
      break;
    case 'outcome': {
      const { version, ...errand } = failed.errand;
      draft.returned.push({ errand: { ...errand, state: 'dead', failure: reason }, version });
      draft.write({ author: 'system', kind: 'event', text: `${errand.action}: ${failed.outcome.outcome}` });
      const { errand: awaited, overdue } = draft.conversation;
      // Another flow may wait for an errand of its own.
      draft.set({ errand: awaited === errand.id ? null : awaited, overdue: overdue.filter((late) => late.errand !== errand.id) });
      break;
    }
    case 'wake':
      draft.dropTimers(draft.conversation.timers.filter(({ due }) => due <= draft.now));
      draft.write({ author: 'system', kind: 'event', text: `bot failure: ${reason}` });
      // Whoever waits for a person goes on waiting; an open question or an errand goes on without its reminder.
      return ringDesk(draft, player).catch((error: unknown) => {
        player.observe({ kind: 'trouble', where: 'breakdown of a timer', error });
        postponeDesk(draft);
      });
    default:
      failed satisfies never;
  }
  draft.write({ author: 'system', kind: 'event', text: `bot failure: ${reason}` });
  // Whoever has the floor reads what the bot could not take.
  if (failed.kind === 'message') await tell(draft, player, moveRequest(draft, player, { type: 'heard' }) ?? []);
  await giveUp(draft, player);
};

/** What cannot be rung at all must not ring for ever. */
const postponeDesk = (draft: Draft): void => {
  const { request, now } = draft;
  if (request) draft.setRequest(postponeDue(request.handoff, now, again));
};
