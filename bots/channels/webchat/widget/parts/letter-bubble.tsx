import type { Letter } from '../conversation/chat';
import { useLanguage } from '../texts/language';
import { Bubble } from './bubble';
import { Delivery } from './delivery';
import { Icon } from './icon';

interface LetterBubbleProps {
  readonly letter: Letter;
  readonly isFirst: boolean;
  readonly onTryAgain: (clientId: string) => void;
}

/** The customer's own message before it has come back as a line. */
export const LetterBubble = ({ letter, isFirst, onTryAgain }: LetterBubbleProps) => {
  const { say } = useLanguage();
  const { clientId, text, at, state } = letter;
  return (
    <Bubble author="customer" who={say('you')} isFirst={isFirst} text={text} at={at} delivery={state !== 'failed' && <Delivery state={state} />}>
      {state === 'failed' && (
        <button type="button" className="delivery-failed" onClick={() => onTryAgain(clientId)}>
          <Icon name="alert" />
          {say('state_failed')}
        </button>
      )}
    </Bubble>
  );
};
