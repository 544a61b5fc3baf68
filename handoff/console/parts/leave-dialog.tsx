import { ownWork } from '../desk/own-work';
import { useLanguage } from '../texts/language';
import { useDesk } from '../use-desk';
import { usePresence } from '../use-presence';
import { useQueues } from '../use-queues';
import { Dialog } from './dialog';
import { fieldText } from './field-text';

interface LeaveDialogProps {
  readonly how: 'go_offline' | 'sign_out';
  readonly onClose: () => void;
}

/** Nobody goes with open work in silence: it is finished first, or all of it goes back to its queues or to a colleague. */
export const LeaveDialog = ({ how, onClose }: LeaveDialogProps) => {
  const { say, nameOf } = useLanguage();
  const { desk, act, signOut } = useDesk();
  const setPresence = usePresence();
  const { colleagues } = useQueues();
  const open = ownWork(desk);

  const handOver = async (form: FormData): Promise<boolean> => {
    const agent = fieldText(form, 'to');
    // Away first, or the desk would offer them to this agent again; offline last, for then it moves by itself what is left.
    if (!(await setPresence('away'))) return false;
    const given = await Promise.all(
      open.map((handoff) => act(handoff, 'transfer', { to: agent === '' ? { queue: handoff.queue } : { agent }, warm: false })),
    );
    if (!given.every(Boolean) || !(await setPresence('offline'))) return false;
    if (how === 'sign_out') signOut();
    return true;
  };
  return (
    <Dialog
      title={say('leave_title')}
      lead={say('leave_lead', { count: open.length })}
      yes={say(`leave_${how}`)}
      onYes={handOver}
      onClose={onClose}
    >
      <ul className="dialog-list">
        {open.map(({ id, customer, queue }) => (
          <li key={id} dir="auto">
            {customer.name ?? customer.address} · {nameOf('queue', queue)}
          </li>
        ))}
      </ul>
      <label className="field">
        <span>{say('leave_to')}</span>
        <select name="to" defaultValue="">
          <option value="">{say('leave_to_queues')}</option>
          {colleagues.length > 0 && (
            <optgroup label={say('people_here')}>
              {colleagues.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </label>
    </Dialog>
  );
};
