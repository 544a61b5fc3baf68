import type { Draft } from './draft';
import { flowIn } from './flow-in';
import { remindOfRequest } from './keep-company';
import { ringRequest } from './move-request';
import { goOn } from './play';
import type { Player } from './player';
import type { Timer } from './records';
import { sayOfHouse } from './speak';
import { tell } from './tell';

/** Timers of the conversation are due. One that belongs to something that is over has nothing to say. */
export const wakeUp = async (draft: Draft, player: Player): Promise<void> => {
  const due = draft.conversation.timers.filter((timer) => timer.due <= draft.now);
  draft.dropTimers(due);
  for (const timer of due) await ring(draft, player, timer);
  await ringDesk(draft, player);
};

/** Timers of the open request are due. */
export const ringDesk = async (draft: Draft, player: Player): Promise<void> => {
  for (const timer of draft.request?.handoff.timers.filter((desk) => desk.due <= draft.now) ?? []) {
    // One that has rung before may have stopped it.
    if (draft.request?.handoff.timers.includes(timer)) await tell(draft, player, ringRequest(draft, player, timer));
  }
};

const ring = async (draft: Draft, player: Player, timer: Timer): Promise<void> => {
  const { conversation } = draft;
  switch (timer.kind) {
    case 'remind':
    case 'silence': {
      if (flowIn(player.bot, conversation)?.question?.id !== timer.question) return;
      const close = conversation.timers.filter(({ kind }) => kind === 'silence');
      await goOn(draft, player, { type: timer.kind });
      // A reminder is not a word of the customer's: the silence goes on from where it was.
      if (timer.kind === 'remind') draft.setTimers(['remind', 'silence'], close);
      if (conversation.floor.holder === 'queue') remindOfRequest(draft, player);
      return;
    }
    case 'still_working':
      if (conversation.errand === timer.errand) sayOfHouse(draft, player.bot, 'house:still_working');
      return;
    case 'contact_over':
      if (conversation.run === null && conversation.openHandoff === null) draft.set({ contact: null, offered: null });
      return;
    default:
      return timer satisfies never;
  }
};
