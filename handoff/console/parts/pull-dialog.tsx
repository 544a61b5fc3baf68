import { useLanguage } from '../texts/language';
import { useDesk } from '../use-desk';
import { Dialog } from './dialog';
import { fieldText } from './field-text';

interface PullDialogProps {
  readonly conversationId: string;
  readonly onTaken: (conversationId: string) => void;
  readonly onClose: () => void;
}

/** Nobody has asked for a person: whoever takes the conversation from the bot says what sort of request it is. */
export const PullDialog = ({ conversationId, onTaken, onClose }: PullDialogProps) => {
  const { say, nameOf } = useLanguage();
  const { desk, pull } = useDesk();
  const take = async (form: FormData): Promise<boolean> => {
    const isDone = await pull(conversationId, fieldText(form, 'queue'));
    if (isDone) onTaken(conversationId);
    return isDone;
  };
  return (
    <Dialog title={say('pull_title')} lead={say('pull_lead')} yes={say('action_take_over')} onYes={take} onClose={onClose}>
      <label className="field">
        <span>{say('queue')}</span>
        <select name="queue">
          {desk.me.queues.map((queue) => (
            <option key={queue} value={queue}>
              {nameOf('queue', queue)}
            </option>
          ))}
        </select>
      </label>
    </Dialog>
  );
};
