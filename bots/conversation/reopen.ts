import type { Need } from '../../handoff/rules';
import { asksForNothing } from './asks-for-nothing';
import type { Draft } from './draft';
import { handOver } from './hand-over';
import { isMoreUrgent } from './is-more-urgent';
import { keepCompany } from './keep-company';
import type { Meaning } from './meaning';
import { moveRequest } from './move-request';
import type { Player } from './player';
import { tell } from './tell';

/** Whether the customer says this to a person who is still at the paperwork of their request: thanks and old buttons are nothing for them. */
export const isForPersonAgain = ({ request }: Draft, meaning: Meaning): boolean => {
  return request?.handoff.state === 'wrap_up' && meaning.kind !== 'back' && !asksForNothing(meaning);
};

/** The customer goes on with the same person; where that one is gone or full, with another one, in a request that names the first. */
export const reopen = async (draft: Draft, player: Player, meaning: Meaning): Promise<void> => {
  const told = moveRequest(draft, player, { type: 'heard' }) ?? [];
  const earlier = draft.request?.handoff;
  if (earlier?.state !== 'closed') return tell(draft, player, told);
  const { queue, priority, reason, intent } = earlier;
  const before: Need = { queue, priority, reason, intent };
  await handOver(draft, player, meaning.kind === 'person' && isMoreUrgent(meaning.need, before) ? meaning.need : before);
  // They have just been told who will read it.
  draft.set({ keptToldAt: draft.now });
  if (meaning.kind === 'intent') await keepCompany(draft, player, meaning);
};
