import './composer.css';
import { type KeyboardEvent, type RefObject, type SyntheticEvent, useId, useState } from 'react';
import { longestText } from '../../../../../flows/dialogue/longest-text';
import { useLanguage } from '../texts/language';
import { AttachButton } from './attach-button';
import { Icon } from './icon';

interface ComposerProps {
  readonly ref: RefObject<HTMLTextAreaElement | null>;
  readonly onWrite: (text: string) => void;
  readonly onAttach: (files: readonly File[]) => void;
}

export const Composer = ({ ref, onWrite, onAttach }: ComposerProps) => {
  const { say } = useLanguage();
  const [draft, setDraft] = useState('');
  const field = useId();
  const hint = useId();

  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    const text = draft.trim();
    if (text !== '') {
      onWrite(text);
      setDraft('');
    }
    ref.current?.focus();
  };

  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // While a word is being composed (Japanese, Chinese, …), Enter takes the word and sends nothing.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) send(event);
  };

  return (
    <form className="composer" onSubmit={send}>
      <AttachButton onAttach={onAttach} />
      <label className="visually-hidden" htmlFor={field}>
        {say('your_message')}
      </label>
      <textarea
        id={field}
        ref={ref}
        className="composer-text"
        dir="auto"
        rows={Math.min(5, draft.split('\n').length)}
        maxLength={longestText}
        enterKeyHint="send"
        autoComplete="off"
        placeholder={say('write')}
        aria-describedby={hint}
        value={draft}
        onChange={(change) => setDraft(change.currentTarget.value)}
        onKeyDown={pressed}
      />
      <button type="submit" className="composer-send" aria-label={say('send')}>
        <Icon name="send" />
      </button>
      <p id={hint} className="composer-hint">
        {say('safety')}
      </p>
    </form>
  );
};
