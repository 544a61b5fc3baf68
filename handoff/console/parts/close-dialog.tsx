import type { Handoff } from '../desk/handoff';
import { useLanguage } from '../texts/language';
import { useFinish } from '../use-finish';
import { Dialog } from './dialog';
import { fieldText } from './field-text';
import { given } from './given';
import { NoteField } from './note-field';
import { OutcomeChoice } from './outcome-choice';

export const CloseDialog = ({ handoff, onClose }: { readonly handoff: Handoff; readonly onClose: () => void }) => {
  const { say } = useLanguage();
  const { finish, stand, warning } = useFinish(handoff, 'complete');
  return (
    <Dialog
      title={say('close_title')}
      lead={say('close_lead')}
      yes={say('close_yes')}
      stand={stand}
      warning={warning}
      onYes={(form) => finish({ outcome: fieldText(form, 'outcome'), tags: tagsIn(form), ...given(form, 'note') })}
      onClose={onClose}
    >
      <OutcomeChoice handoff={handoff} />
      <label className="field">
        <span>{say('tags')}</span>
        <input name="tags" dir="auto" autoComplete="off" placeholder={say('tags_hint')} defaultValue={handoff.tags.join(', ')} />
      </label>
      <NoteField />
    </Dialog>
  );
};

const tagsIn = (form: FormData): readonly string[] =>
  [
    ...new Set(
      fieldText(form, 'tags')
        .split(',')
        .map((tag) => tag.trim())
        .filter((tag) => tag !== '')
        .map((tag) => tag.slice(0, longestTag)),
    ),
  ].slice(0, mostTags);

/** What the server takes. */
const mostTags = 20;
const longestTag = 50;
