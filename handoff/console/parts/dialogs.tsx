import type { Handoff } from '../desk/handoff';
import { CloseDialog } from './close-dialog';
import { GiveBackDialog } from './give-back-dialog';
import { GoOfflineDialog } from './go-offline-dialog';
import { HoldDialog } from './hold-dialog';
import { PassOnDialog } from './pass-on-dialog';
import { ShortcutsDialog } from './shortcuts-dialog';

/** What the agent is being asked. */
export type Asking =
  | { readonly what: 'hold' | 'give_back' | 'close' | 'pass_on'; readonly handoff: Handoff }
  | { readonly what: 'shortcuts' | 'go_offline' };

/** The one dialog that is open. */
export const Dialogs = ({ asking, onClose }: { readonly asking: Asking | null; readonly onClose: () => void }) => {
  if (asking === null) return null;
  switch (asking.what) {
    case 'hold':
      return <HoldDialog handoff={asking.handoff} onClose={onClose} />;
    case 'give_back':
      return <GiveBackDialog handoff={asking.handoff} onClose={onClose} />;
    case 'close':
      return <CloseDialog handoff={asking.handoff} onClose={onClose} />;
    case 'pass_on':
      return <PassOnDialog handoff={asking.handoff} onClose={onClose} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={onClose} />;
    case 'go_offline':
      return <GoOfflineDialog onClose={onClose} />;
    default:
      return asking satisfies never;
  }
};
