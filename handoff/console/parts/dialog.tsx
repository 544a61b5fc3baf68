import './dialog.css';
import { type ReactNode, type SyntheticEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { useLanguage } from '../texts/language';

interface DialogProps {
  readonly title: string;
  readonly lead?: string;
  /** What its first button says; without it there is only one to close. */
  readonly yes?: string;
  /** True: it is done and the dialog goes; false: it stays with what was written. */
  readonly onYes?: (given: FormData) => Promise<boolean>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A question before something is done. The browser keeps the focus inside, and gives it back. */
export const Dialog = ({ title, lead, yes, onYes, onClose, children }: DialogProps) => {
  const { say } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const id = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  const send = async (form: HTMLFormElement): Promise<void> => {
    if (isBusy || onYes === undefined) return;
    setIsBusy(true);
    if (await onYes(new FormData(form))) onClose();
    else setIsBusy(false);
  };

  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={`${id}title`}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <form
        onSubmit={(event: SyntheticEvent<HTMLFormElement>) => {
          event.preventDefault();
          void send(event.currentTarget);
        }}
      >
        <h2 id={`${id}title`}>{title}</h2>
        {lead !== undefined && <p className="dialog-lead">{lead}</p>}
        {children}
        <div className="dialog-answers">
          <button type="button" className="button" onClick={onClose}>
            {say(yes === undefined ? 'close_dialog' : 'cancel')}
          </button>
          {yes !== undefined && (
            <button type="submit" className="button button-first" aria-disabled={isBusy}>
              {yes}
            </button>
          )}
        </div>
      </form>
    </dialog>
  );
};
