import { memo } from 'react';
import { FileView } from '../../../../server/window-parts/media/file-view';
import type { Row } from '../conversation/timeline';
import { useLanguage } from '../texts/language';
import type { Say } from '../texts/say';
import { heldFiles } from '../transport/held-files';
import { Bubble } from './bubble';
import { Delivery } from './delivery';
import { Icon } from './icon';

interface OwnBubbleProps {
  readonly row: Extract<Row, { kind: 'own' }>;
  readonly onTryAgain: (clientId: string) => void;
  readonly onRemove: (clientId: string) => void;
}

/** What the customer has said, with what became of it. */
export const OwnBubble = memo(
  ({ row, onTryAgain, onRemove }: OwnBubbleProps) => {
    const { say } = useLanguage();
    const { key, media, at, state, fault, isFirst } = row;
    return (
      <Bubble
        author="customer"
        who={say('you')}
        isFirst={isFirst}
        text={textOf(row, say)}
        file={media && fault === undefined && <FileView file={media} held={heldFiles.get(key)} />}
        at={at}
        delivery={state !== 'failed' && <Delivery state={state} />}
      >
        {state === 'failed' && fault === undefined && (
          <button type="button" className="delivery-failed" onClick={() => onTryAgain(key)}>
            <Icon name="alert" />
            {say('state_failed')}
          </button>
        )}
        {fault !== undefined && (
          <p className="delivery-fault">
            {say(`fault_${fault}`)}
            <button type="button" className="delivery-failed" onClick={() => onRemove(key)}>
              {say('remove')}
            </button>
          </p>
        )}
      </Bubble>
    );
  },
  // Trying again, or removing it, means the same at any time, so a new function alone is no reason to draw a long history again.
  ({ row: before }, { row: now }) =>
    before.state === now.state &&
    before.fault === now.fault &&
    before.at === now.at &&
    before.text === now.text &&
    before.media === now.media &&
    before.isFirst === now.isFirst,
);

/** A file that does not go out is no more than its name. */
const textOf = ({ text, media, fault }: OwnBubbleProps['row'], say: Say): string => {
  if (text !== '' || (media !== undefined && fault === undefined)) return text;
  return media?.fileName ?? say('cannot_show');
};
