import { memo } from 'react';
import type { Row } from '../conversation/timeline';
import { useLanguage } from '../texts/language';
import { Bubble } from './bubble';
import { Delivery } from './delivery';
import { Icon } from './icon';

interface OwnBubbleProps {
  readonly row: Extract<Row, { kind: 'own' }>;
  readonly onTryAgain: (clientId: string) => void;
}

/** What the customer has said, with what became of it. */
export const OwnBubble = memo(
  ({ row, onTryAgain }: OwnBubbleProps) => {
    const { say } = useLanguage();
    const { key, text, at, state, isFirst } = row;
    return (
      <Bubble
        author="customer"
        who={say('you')}
        isFirst={isFirst}
        text={text === '' ? say('cannot_show') : text}
        at={at}
        delivery={state !== 'failed' && <Delivery state={state} />}
      >
        {state === 'failed' && (
          <button type="button" className="delivery-failed" onClick={() => onTryAgain(key)}>
            <Icon name="alert" />
            {say('state_failed')}
          </button>
        )}
      </Bubble>
    );
  },
  // Trying again means the same at any time, so a new function alone is no reason to draw a long history again.
  ({ row: before }, { row: now }) =>
    before.state === now.state && before.at === now.at && before.text === now.text && before.isFirst === now.isFirst,
);
