import { useState } from 'react';
import { colleaguesIn } from '../desk/colleagues-in';
import { ownWork } from '../desk/own-work';
import { leave } from '../leave';
import { useLanguage } from '../texts/language';
import { useDesk } from '../use-desk';
import { usePresence } from '../use-presence';
import { useQueues } from '../use-queues';
import { Dialog } from './dialog';
import { fieldText } from './field-text';
import { NotRead } from './not-read';

interface LeaveDialogProps {
  readonly how: 'go_offline' | 'sign_out';
  readonly onClose: () => void;
}

/** Nobody goes with open work in silence: it is finished first, or all of it goes back to its queues or to a colleague. */
export const LeaveDialog = ({ how, onClose }: LeaveDialogProps) => {
  const { say, nameOf } = useLanguage();
  const { desk, act, signOut } = useDesk();
  const setPresence = usePresence();
  const { items: queues, again } = useQueues();
  const colleagues = colleaguesIn(queues, desk.me);
  const open = ownWork(desk);
  // As it was when the agent wanted to go: an attempt that was refused has set them away.
  const [before] = useState(desk.presence?.intent ?? 'available');

  const go = (form: FormData): Promise<boolean> => {
    const agent = fieldText(form, 'to');
    return leave({
      how,
      before,
      work: open,
      setPresence,
      handOver: (handoff) => act(handoff, 'transfer', { to: agent === '' ? { queue: handoff.queue } : { agent }, warm: false }),
      signOut,
    });
  };
  return (
    <Dialog
      title={say('leave_title')}
      lead={say('leave_lead', { count: open.length })}
      yes={say(`leave_${how}`)}
      onYes={go}
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
      {queues === 'failed' && <NotRead onAgain={again} />}
    </Dialog>
  );
};
