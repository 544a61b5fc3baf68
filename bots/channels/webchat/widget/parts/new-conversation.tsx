import './new-conversation.css';
import { useId, useRef } from 'react';
import { useLanguage } from '../texts/language';
import { Icon } from './icon';

/** Asks first: what is on the page cannot be had back here. */
export const NewConversation = ({ onBeginAnew }: { readonly onBeginAnew: () => void }) => {
  const { say } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  return (
    <>
      <button type="button" className="icon-button" onClick={() => dialog.current?.showModal()}>
        <Icon name="anew" />
        <span className="icon-button-label" aria-hidden="true">
          {say('new_conversation')}
        </span>
        <span className="visually-hidden">{say('new_conversation')}</span>
      </button>
      <dialog ref={dialog} className="new-conversation" aria-labelledby={title}>
        <h2 id={title}>{say('new_question')}</h2>
        <p>{say('new_hint')}</p>
        <div className="new-conversation-answers">
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            {say('new_no')}
          </button>
          <button
            type="button"
            className="button button-first"
            onClick={() => {
              dialog.current?.close();
              onBeginAnew();
            }}
          >
            {say('new_yes')}
          </button>
        </div>
      </dialog>
    </>
  );
};
