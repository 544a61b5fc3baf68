import './finder.css';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { type Findable, matching } from '../desk/matching';
import { useLanguage } from '../texts/language';
import type { Read } from '../use-read';
import { Icon } from './icon';
import { NotRead } from './not-read';

interface FinderProps<One extends Findable> extends Read<One> {
  readonly label: string;
  readonly hint: string;
  /** Whether the agent has asked for it just now. */
  readonly takesFocus: boolean;
  readonly onChoose: (one: One) => void;
  /** With Ctrl or ⌘ and Enter. */
  readonly onSend?: (one: One) => void;
  readonly onClose?: () => void;
}

/** A list to search by typing, moved through by arrows: a combobox whose listbox always stands open (WAI-ARIA APG). */
export const Finder = <One extends Findable>({ label, hint, items, again, takesFocus, onChoose, onSend, onClose }: FinderProps<One>) => {
  const { say } = useLanguage();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [wanted, setWanted] = useState('');
  const [place, setPlace] = useState(0);
  const found = typeof items === 'string' ? [] : matching(items, wanted);
  const at = Math.min(place, found.length - 1);
  const chosen = found[at];
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  useEffect(() => {
    document.getElementById(`${id}${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);

  const pressed = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const run = {
      ArrowDown: () => setPlace(at + 1 < found.length ? at + 1 : 0),
      ArrowUp: () => setPlace(at > 0 ? at - 1 : found.length - 1),
      Enter: () => chosen && (event.ctrlKey || event.metaKey ? onSend : onChoose)?.(chosen),
      Escape: onClose,
    }[event.key];
    if (run === undefined) return;
    event.preventDefault();
    run();
  };

  return (
    <div className="finder">
      <div className="finder-head">
        <label className="field">
          {label}
          <input
            ref={field}
            type="text"
            role="combobox"
            dir="auto"
            autoComplete="off"
            enterKeyHint="done"
            placeholder={say('find')}
            aria-autocomplete="list"
            aria-expanded="true"
            aria-controls={`${id}list`}
            aria-describedby={`${id}hint`}
            aria-activedescendant={chosen && `${id}${at}`}
            value={wanted}
            onChange={(typed) => {
              setWanted(typed.currentTarget.value);
              setPlace(0);
            }}
            onKeyDown={pressed}
          />
        </label>
        {onClose && (
          <button type="button" className="tool tool-icon" aria-label={say('close_dialog')} onClick={onClose}>
            <Icon name="close" />
          </button>
        )}
      </div>
      <div id={`${id}list`} role="listbox" aria-label={label} className="finder-list">
        {found.map((one, index) => (
          <div
            key={one.id}
            id={`${id}${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="finder-option"
            // The words that are looked for keep the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(one)}
            onKeyDown={pressed}
          >
            <strong dir="auto">{one.title}</strong>
            <span dir="auto">{one.text}</span>
          </div>
        ))}
      </div>
      {items === 'failed' && (
        <NotRead
          onAgain={() => {
            again();
            field.current?.focus();
          }}
        />
      )}
      <p role="status" className="finder-hint">
        {items === 'failed' ? null : items === 'reading' ? (
          say('loading')
        ) : found.length === 0 ? (
          say('found_none')
        ) : (
          <span className="visually-hidden">{say('found', { count: found.length })}</span>
        )}
      </p>
      <p id={`${id}hint`} className={`finder-hint ${onSend ? 'keys-hint' : ''}`}>
        {hint}
      </p>
    </div>
  );
};
