import type { Handoff } from '../desk/handoff';
import { CloseDialog } from './close-dialog';
import { GiveBackDialog } from './give-back-dialog';
import { HoldDialog } from './hold-dialog';
import { LeaveDialog } from './leave-dialog';
import { PassOnDialog } from './pass-on-dialog';
import { PullDialog } from './pull-dialog';
import { ShortcutsDialog } from './shortcuts-dialog';

/** What the agent is being asked. */
export type Asking =
  | { readonly what: 'hold' | 'give_back' | 'close' | 'pass_on'; readonly handoff: Handoff }
  | { readonly what: 'pull'; readonly conversationId: string }
  | { readonly what: 'shortcuts' | 'go_offline' | 'sign_out' };

interface DialogsProps {
  readonly asking: Asking | null;
  /** The agent has a conversation more. */
  readonly onTaken: (conversationId: string) => void;
  readonly onClose: () => void;
}

/** The one dialog that is open. */
export const Dialogs = ({ asking, onTaken, onClose }: DialogsProps) => {
  if (asking === null) return null;
  switch (asking.what) {
    case 'hold':
      return <HoldDialog handoff={asking.handoff} onClose={onClose} />;
    case 'give_back':
      return <GiveBackDialog key={asking.handoff.id} handoff={asking.handoff} onClose={onClose} />;
    case 'close':
      return <CloseDialog key={asking.handoff.id} handoff={asking.handoff} onClose={onClose} />;
    case 'pass_on':
      return <PassOnDialog handoff={asking.handoff} onClose={onClose} />;
    case 'pull':
      return <PullDialog conversationId={asking.conversationId} onTaken={onTaken} onClose={onClose} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={onClose} />;
    case 'go_offline':
    case 'sign_out':
      return <LeaveDialog how={asking.what} onClose={onClose} />;
    default:
      return asking satisfies never;
  }
};
