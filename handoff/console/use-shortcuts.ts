import { useEffect, useRef } from 'react';

/** What each key does; keys are letters as they stand on the keyboard, or `?`. */
type Keys = Readonly<Record<string, (() => void) | undefined>>;

/**
 * @param single keys that act on their own; not while something is being written or a dialog is open.
 * @param withAlt keys that act together with Alt, anywhere.
 */
export const useShortcuts = (single: Keys, withAlt: Keys): void => {
  const keys = useRef({ single, withAlt });
  keys.current = { single, withAlt };
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.isComposing) return;
      const run = event.altKey ? keys.current.withAlt[letterOf(event)] : isFree(event) ? keys.current.single[letterOf(event)] : undefined;
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
};

/** By its place where the key writes no Latin letter (another alphabet; Alt on a Mac). */
const letterOf = ({ key, code }: KeyboardEvent): string =>
  /^[a-z?]$/i.test(key) ? key.toLowerCase() : /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key;

const isFree = ({ target }: KeyboardEvent): boolean =>
  document.querySelector('dialog:modal') === null &&
  !(target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select')));
