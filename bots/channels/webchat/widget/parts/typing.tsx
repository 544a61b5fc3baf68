import './typing.css';
import type { Floor } from '../conversation/chat';
import { useLanguage } from '../texts/language';

/** Somebody is writing. Not announced: the message itself will be. */
export const Typing = ({ floor }: { readonly floor: Floor }) => {
  const { say } = useLanguage();
  const who = floor.holder === 'agent' ? (floor.agent?.name ?? say('person')) : say('bot');
  return (
    <p className="typing" aria-live="off">
      <span className="typing-dots" aria-hidden="true">
        <span />
        <span />
        <span />
      </span>
      {say('writing', { who })}
    </p>
  );
};
