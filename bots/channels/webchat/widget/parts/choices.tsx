import './choices.css';
import type { Choice } from '../../../../../flows/dialogue/reply';
import type { Answers } from '../conversation/answers';
import { useLanguage } from '../texts/language';
import { Icon } from './icon';

interface ChoicesProps {
  readonly choices: readonly Choice[];
  readonly answers: Answers;
  readonly onAnswer: (choice: Choice, byKeyboard: boolean) => void;
}

/** More than these stand below each other as one list. */
const mostSideBySide = 3;

/** The answers to a question: buttons while it is open; afterwards they can still be read, and the chosen one is marked. */
export const Choices = ({ choices, answers, onAnswer }: ChoicesProps) => {
  const { say } = useLanguage();
  /** @param count which click in a row it is. A key press has none; the second half of a double click must not answer the next question. */
  const pressed = (choice: Choice, count: number): void => {
    if (count < 2) onAnswer(choice, count === 0);
  };
  const isList = choices.length > mostSideBySide || choices.some(({ description }) => description !== undefined);
  return (
    <ul className={`choices ${isList ? 'choices-list' : ''} choices-${answers.state}`} aria-label={say('answers')}>
      {choices.map((choice) => (
        <li key={choice.id}>
          {answers.state === 'open' ? (
            <button type="button" className="choice" onClick={(click) => pressed(choice, click.detail)}>
              <Words choice={choice} />
              {isList && <Icon name="onward" className="choice-onward" />}
            </button>
          ) : (
            <span className={`choice ${answers.chosen === choice.id ? 'choice-chosen' : ''}`}>
              <Words choice={choice} />
              {answers.chosen === choice.id && (
                <>
                  <Icon name="check" className="choice-check" />
                  <span className="visually-hidden">({say('chosen')})</span>
                </>
              )}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
};

const Words = ({ choice }: { readonly choice: Choice }) => (
  <span className="choice-words" dir="auto">
    {choice.title}
    {choice.description !== undefined && <span className="choice-description">{choice.description}</span>}
  </span>
);
