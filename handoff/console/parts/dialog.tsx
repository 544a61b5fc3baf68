import './dialog.css';
import { type ReactNode, type SyntheticEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Stand } from '../desk/finishing';
import { useLanguage } from '../texts/language';

interface DialogProps {
  readonly title: string;
  readonly lead?: string;
  /** What its first button says; without it there is only one to close. */
  readonly yes?: string;
  /** What was written in it stays wherever it stands. */
  readonly stand?: Stand;
  /** What has come between, and is to be known before it is answered. */
  readonly warning?: string | undefined;
  /** True: it is done and the dialog goes; false: it stays with what was written. */
  readonly onYes?: (given: FormData) => Promise<boolean>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A question before something is done. The browser keeps the focus inside, and gives it back. */
export const Dialog = ({ title, lead, yes, stand = 'over', warning, onYes, onClose, children }: DialogProps) => {
  const { say } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const id = useId();
  const warned = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (stand === 'over') element?.showModal();
    // `show` would take the focus, also when the agent has only come back to the conversation.
    else if (stand === 'beside') element?.setAttribute('open', '');
    return () => element?.close();
  }, [stand]);
  const isOver = stand === 'over';
  // Once, when it has stepped aside: what comes later must not take the agent out of what they write.
  useLayoutEffect(() => warned.current?.focus(), [isOver]);

  const send = async (form: HTMLFormElement): Promise<void> => {
    if (isBusy || onYes === undefined) return;
    setIsBusy(true);
    if (await onYes(new FormData(form))) onClose();
    else setIsBusy(false);
  };

  return (
    <dialog
      ref={dialog}
      className={`dialog ${isOver ? '' : 'dialog-beside'}`}
      aria-labelledby={`${id}title`}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Only over everything does the browser do this.
      onKeyDown={({ key }) => !isOver && key === 'Escape' && onClose()}
    >
      <form
        onSubmit={(event: SyntheticEvent<HTMLFormElement>) => {
          event.preventDefault();
          void send(event.currentTarget);
        }}
      >
        <h2 id={`${id}title`}>{title}</h2>
        {lead !== undefined && <p className="dialog-lead">{lead}</p>}
        {warning !== undefined && (
          <p ref={warned} className="dialog-warning" role="alert" tabIndex={-1} dir="auto">
            {warning}
          </p>
        )}
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
