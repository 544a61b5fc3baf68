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
  const isList = choices.length > mostSideBySide || choices.some(({ description }) => description !== undefined);
  return (
    <ul className={`choices ${isList ? 'choices-list' : ''} choices-${answers.state}`} aria-label={say('answers')}>
      {choices.map((choice) => (
        <li key={choice.id}>
          {answers.state === 'open' ? (
            // A key press makes a click without a count.
            <button type="button" className="choice" onClick={(click) => onAnswer(choice, click.detail === 0)}>
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
