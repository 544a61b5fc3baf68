import { memo } from 'react';
import type { Choice } from '../../../../../flows/dialogue/reply';
import type { Answers } from '../conversation/answers';
import type { Line } from '../conversation/line';
import { useLanguage } from '../texts/language';
import type { Say } from '../texts/say';
import { Bubble } from './bubble';
import { Choices } from './choices';
import { Delivery } from './delivery';

interface LineBubbleProps {
  readonly line: Line;
  readonly isFirst: boolean;
  readonly answers: Answers;
  readonly onAnswer: (choice: Choice, byKeyboard: boolean) => void;
}

export const LineBubble = memo(
  ({ line, isFirst, answers, onAnswer }: LineBubbleProps) => {
    const { say } = useLanguage();
    return (
      <Bubble
        author={line.author}
        who={speaker(line, say)}
        isFirst={isFirst}
        text={line.text === '' ? say('cannot_show') : line.text}
        at={line.at}
        delivery={line.author === 'customer' && <Delivery state="sent" />}
      >
        {line.choices !== undefined && line.choices.length > 0 && <Choices choices={line.choices} answers={answers} onAnswer={onAnswer} />}
      </Bubble>
    );
  },
  // What a tap does is the same at any time, so a new function alone is no reason to draw a long history again.
  (before, after) => before.line === after.line && before.isFirst === after.isFirst && isSame(before.answers, after.answers),
);

const isSame = (one: Answers, other: Answers): boolean =>
  one.state === 'open' ? other.state === 'open' : other.state === 'closed' && one.chosen === other.chosen;

const speaker = ({ author, agent }: Line, say: Say): string => {
  switch (author) {
    case 'customer':
      return say('you');
    case 'bot':
      return say('bot');
    case 'agent':
      return agent?.name ?? say('person');
    default:
      return author satisfies never;
  }
};
