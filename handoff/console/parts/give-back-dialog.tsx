import type { Handoff } from '../desk/handoff';
import { useLanguage } from '../texts/language';
import { useDesk } from '../use-desk';
import { useFinish } from '../use-finish';
import { Dialog } from './dialog';
import { fieldText } from './field-text';
import { given } from './given';
import { NoteField } from './note-field';
import { OutcomeChoice } from './outcome-choice';

export const GiveBackDialog = ({ handoff, onClose }: { readonly handoff: Handoff; readonly onClose: () => void }) => {
  const { say, nameOf } = useLanguage();
  const { desk, dispatch } = useDesk();
  const { finish, stand, warning } = useFinish(handoff, 'return');
  const places = desk.threads.get(handoff.conversationId)?.conversation.returnTo ?? [];
  const giveBack = async (form: FormData): Promise<boolean> => {
    const isDone = await finish({ outcome: fieldText(form, 'outcome'), ...given(form, 'note'), ...given(form, 'to') });
    if (isDone) dispatch({ kind: 'noticed', notice: { kind: 'given_back' } });
    return isDone;
  };
  return (
    <Dialog
      title={say('give_back_title')}
      lead={say('give_back_lead')}
      yes={say('give_back_yes')}
      stand={stand}
      warning={warning}
      onYes={giveBack}
      onClose={onClose}
    >
      <OutcomeChoice handoff={handoff} />
      {places.length > 0 && (
        <label className="field">
          <span>{say('go_on_at')}</span>
          <select name="to" defaultValue="">
            <option value="">{say('go_on_as_drawn')}</option>
            {[...new Set(places.map(({ flow }) => flow))].map((flow) => (
              <optgroup key={flow} label={nameOf('flow', flow)}>
                {places
                  .filter((place) => place.flow === flow)
                  .map(({ to }) => (
                    <option key={to} value={to}>
                      {nameOf('step', to)}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
      )}
      <NoteField />
    </Dialog>
  );
};
