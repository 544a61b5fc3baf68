import { workList } from '../desk/work-list';
import { useLanguage } from '../texts/language';
import { useDesk } from '../use-desk';
import { usePresence } from '../use-presence';
import { Dialog } from './dialog';

/** Nobody goes with open work in silence: it is finished first, or all of it goes back to its queues. */
export const GoOfflineDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { say } = useLanguage();
  const { desk, act } = useDesk();
  const setPresence = usePresence();
  const open = workList(desk).mine.filter(({ assignee, state }) => assignee?.id === desk.me.id && state !== 'wrap_up');

  const giveAllBack = async (): Promise<boolean> => {
    // Offline first, or the desk would offer them to this agent again.
    if (!(await setPresence('offline'))) return false;
    const given = await Promise.all(open.map((handoff) => act(handoff, 'transfer', { to: { queue: handoff.queue }, warm: false })));
    return given.every(Boolean);
  };
  return (
    <Dialog
      title={say('go_offline_title')}
      lead={say('go_offline_lead', { count: open.length })}
      yes={say('go_offline_yes')}
      onYes={giveAllBack}
      onClose={onClose}
    >
      <ul className="dialog-list">
        {open.map(({ id, customer, queue }) => (
          <li key={id} dir="auto">
            {customer.name ?? customer.address} → {queue}
          </li>
        ))}
      </ul>
    </Dialog>
  );
};
