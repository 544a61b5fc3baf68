import { memo } from 'react';
import type { Choice } from '../../../../../flows/dialogue/reply';
import { FileView } from '../../../../server/window-parts/media/file-view';
import type { Answers } from '../conversation/answers';
import type { Line } from '../conversation/line';
import type { Row } from '../conversation/timeline';
import { useLanguage } from '../texts/language';
import type { Say } from '../texts/say';
import { Bubble } from './bubble';
import { Choices } from './choices';

interface TheirBubbleProps {
  readonly row: Extract<Row, { kind: 'theirs' }>;
  readonly onAnswer: (choice: Choice, byKeyboard: boolean) => void;
}

/** What the bot or a person of the house has said, with the answers that it offers. */
export const TheirBubble = memo(
  ({ row, onAnswer }: TheirBubbleProps) => {
    const { say } = useLanguage();
    const { line, isFirst, answers } = row;
    const { author, text, media, at, choices = [] } = line;
    return (
      <Bubble
        author={author}
        who={speaker(line, say)}
        isFirst={isFirst}
        text={text === '' && !media ? say('cannot_show') : text}
        file={media && <FileView file={media} />}
        at={at}
      >
        {choices.length > 0 && <Choices choices={choices} answers={answers} onAnswer={onAnswer} />}
      </Bubble>
    );
  },
  // What a tap does is the same at any time, so a new function alone is no reason to draw a long history again.
  ({ row: before }, { row: now }) => before.line === now.line && before.isFirst === now.isFirst && isSame(before.answers, now.answers),
);

const isSame = (one: Answers, other: Answers): boolean =>
  one.state === 'open' ? other.state === 'open' : other.state === 'closed' && one.chosen === other.chosen;

const speaker = ({ author, agent }: Line, say: Say): string => (author === 'agent' ? (agent?.name ?? say('person')) : say('bot'));
