import { colleaguesIn } from '../desk/colleagues-in';
import type { Handoff } from '../desk/handoff';
import { useLanguage } from '../texts/language';
import { useDesk } from '../use-desk';
import { useQueues } from '../use-queues';
import { Dialog } from './dialog';
import { fieldText } from './field-text';
import { given } from './given';
import { NotRead } from './not-read';
import { NoteField } from './note-field';

export const PassOnDialog = ({ handoff, onClose }: { readonly handoff: Handoff; readonly onClose: () => void }) => {
  const { say, nameOf } = useLanguage();
  const { desk, act, dispatch } = useDesk();
  const { items: queues, again } = useQueues();
  const people = colleaguesIn(queues, desk.me).filter(({ id }) => id !== handoff.assignee?.id);
  const isMine = handoff.assignee?.id === desk.me.id;

  const passOn = async (form: FormData): Promise<boolean> => {
    const [kind, name] = JSON.parse(fieldText(form, 'to')) as [string, string];
    const isDone = await act(handoff, 'transfer', { to: { [kind]: name }, warm: form.has('warm'), ...given(form, 'note') });
    if (isDone) dispatch({ kind: 'noticed', notice: { kind: 'passed_on' } });
    return isDone;
  };
  return (
    <Dialog title={say('pass_on_title')} yes={say('pass_on_yes')} onYes={passOn} onClose={onClose}>
      <label className="field">
        <span>{say('pass_on_to')}</span>
        <select name="to" required key={typeof queues === 'string' ? queues : 'read'}>
          <option value="">{say(queues === 'reading' ? 'loading' : 'please_choose')}</option>
          {people.length > 0 && (
            <optgroup label={say('people_here')}>
              {people.map(({ id, name }) => (
                <option key={id} value={JSON.stringify(['agent', id])}>
                  {name}
                </option>
              ))}
            </optgroup>
          )}
          <optgroup label={say('queues')}>
            {(typeof queues === 'string' ? [] : queues).map(({ name, open, waiting, members }) => (
              <option key={name} value={JSON.stringify(['queue', name])}>
                {nameOf('queue', name)} · {open ? say('pass_on_stand', { waiting, here: members.length }) : say('pass_on_shut')}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      {queues === 'failed' && <NotRead onAgain={again} />}
      {isMine && (
        <label className="check">
          <input type="checkbox" name="warm" />
          <span>
            {say('warm')}
            <small>{say('warm_means')}</small>
          </span>
        </label>
      )}
      <NoteField />
    </Dialog>
  );
};
