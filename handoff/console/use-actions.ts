import type { Action } from './desk/actions-of';
import type { Handoff } from './desk/handoff';
import type { Asking } from './parts/dialogs';
import { useDesk } from './use-desk';

/** What each action does: at once, or after asking what has to be known for it. `taken`: the agent has a conversation more. */
export const useActions = (ask: (asking: Asking) => void, taken: (conversationId: string) => void) => {
  const { desk, act, finish, pull, dispatch } = useDesk();
  const take = async (doing: Promise<boolean>, handoff: Handoff): Promise<void> => {
    if (await doing) taken(handoff.conversationId);
  };
  const done = async (handoff: Handoff): Promise<void> => {
    const { conversationId, outcome, customer } = handoff;
    const how = await finish(handoff, 'complete', { outcome: outcome ?? 'resolved' }, desk.seen.get(conversationId));
    if (how === 'customer_wrote')
      dispatch({ kind: 'noticed', notice: { kind: 'customer_wrote', customer: customer.name ?? customer.address } });
  };
  return (action: Action, handoff: Handoff): void => {
    switch (action) {
      case 'take':
        return void take(act(handoff, 'accept'), handoff);
      case 'take_over':
        return void take(act(handoff, 'transfer', { to: { agent: desk.me.id }, warm: false }), handoff);
      case 'take_back':
        return void take(pull(handoff.conversationId, handoff.queue), handoff);
      case 'decline':
        return void act(handoff, 'reject');
      case 'resume':
        return void act(handoff, 'resume');
      case 'done':
        return void done(handoff);
      case 'hold':
      case 'give_back':
      case 'pass_on':
      case 'close':
        return ask({ what: action, handoff });
      default:
        return action satisfies never;
    }
  };
};
