import { useLanguage } from '../texts/language';

/** A word for colleagues, of the dialog that it stands in. */
export const NoteField = () => {
  const { say } = useLanguage();
  return (
    <label className="field">
      <span>{say('note_for_colleagues')}</span>
      <textarea name="note" rows={3} maxLength={2000} dir="auto" />
    </label>
  );
};
