import './welcome.css';
import { useLanguage } from '../texts/language';
import { Mark } from './mark';

/** What a new customer sees first: with whom they speak, and a way to begin without typing. */
export const Welcome = ({ onStart }: { readonly onStart: (text: string, byKeyboard: boolean) => void }) => {
  const { say, starters } = useLanguage();
  return (
    <div className="welcome">
      <Mark className="welcome-mark" />
      <h2>{say('welcome_title')}</h2>
      <p>{say('welcome_text')}</p>
      <div className="welcome-starters">
        {starters.map((words) => (
          <button key={words} type="button" className="button" onClick={(click) => onStart(words, click.detail === 0)}>
            {words}
          </button>
        ))}
      </div>
    </div>
  );
};
