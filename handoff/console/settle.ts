import type { DeskEvent } from './desk/desk-event';
import { floorAfter } from './desk/floor-after';
import type { Done } from './transport/desk-api';
import { Refused } from './transport/refused';

/** `customer_wrote`: it was not done, for the customer has written what this agent has not seen. They have not been told yet. */
export type Settled = 'done' | 'refused' | 'customer_wrote';

export interface Settling {
  readonly dispatch: (event: DeskEvent) => void;
  readonly signedOut: () => void;
}

/** What comes of doing something with a handoff: it is shown as it stands then, or the agent is told why not. */
export const settle = async (doing: Promise<Done>, { dispatch, signedOut }: Settling): Promise<Settled> => {
  try {
    const { handoff: after, epoch } = await doing;
    dispatch({ kind: 'handoff', handoff: after });
    dispatch({ kind: 'floor', conversationId: after.conversationId, floor: floorAfter(after, epoch) });
    return 'done';
  } catch (error) {
    if (error instanceof Refused && error.code === 'customer_wrote') return 'customer_wrote';
    if (error instanceof Refused && error.status === 401) signedOut();
    else if (error instanceof Refused && error.code === 'already_taken') {
      dispatch({ kind: 'noticed', notice: { kind: 'taken', by: error.by ?? '' } });
    } else {
      const isRefused = error instanceof Refused && !error.mayPass;
      dispatch({ kind: 'noticed', notice: isRefused ? { kind: 'refused', code: error.code } : { kind: 'unreachable' } });
    }
    return 'refused';
  }
};
