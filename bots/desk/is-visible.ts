import { maySeeConversation } from '../../handoff/desk/rights';
import type { AtDesk } from './desk-turn';

/** Whether who acts may see the conversation: its open request, or its last one, says so. */
export const isVisible = async ({ agent, request, player }: AtDesk): Promise<boolean> =>
  maySeeConversation(agent, request ?? (await player.lastRequest()));
