import './with-bot.css';
import { useId, useState } from 'react';
import { useLanguage } from '../texts/language';
import { useDesk } from '../use-desk';
import { useWithBot } from '../use-with-bot';
import { BotRow } from './bot-row';
import { Icon } from './icon';

interface WithBotProps {
  /** Whether the tab key stops here, at its title. */
  readonly isStop: boolean;
  readonly onChoose: (conversationId: string) => void;
}

/** What the bot is talking about, for those who oversee it; opened on demand. */
export const WithBot = ({ isStop, onChoose }: WithBotProps) => {
  const { say } = useLanguage();
  const { desk } = useDesk();
  const [isOpen, setIsOpen] = useState(false);
  const rows = useWithBot(isOpen);
  const id = useId();
  return (
    <section className="list-section with-bot" aria-labelledby={id}>
      <h2 id={id} className="list-title">
        <button
          type="button"
          className="with-bot-title"
          aria-expanded={isOpen}
          tabIndex={isStop ? 0 : -1}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon name="open" />
          {say('with_bot')}
        </button>
      </h2>
      {isOpen && rows === null && <p className="list-empty">{say('loading')}</p>}
      {isOpen && rows?.length === 0 && <p className="list-empty">{say('with_bot_empty')}</p>}
      {isOpen && rows !== null && rows.length > 0 && (
        <ul>
          {rows.map((row) => (
            <li key={row.id}>
              <BotRow row={row} isChosen={row.id === desk.chosen} onChoose={onChoose} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
