import './header.css';
import './icon-button.css';
import type { Connection, Floor } from '../conversation/chat';
import { useLanguage } from '../texts/language';
import type { Say } from '../texts/say';
import { LanguageMenu } from './language-menu';
import { Mark } from './mark';
import { NewConversation } from './new-conversation';

interface HeaderProps {
  readonly floor: Floor;
  readonly connection: Connection;
  readonly isEmpty: boolean;
  readonly onBeginAnew: () => void;
}

export const Header = ({ floor, connection, isEmpty, onBeginAnew }: HeaderProps) => {
  const { say } = useLanguage();
  return (
    <header className="header">
      <Mark className="header-mark" />
      <div className="header-words">
        <h1 className="header-title">{say('title')}</h1>
        <p className="header-line">
          <span>{whoHasTheFloor(floor, say)}</span>
          <span className={`header-connection header-connection-${connection}`} role="status">
            <span>{say(`connection_${connection}`)}</span>
          </span>
        </p>
      </div>
      <LanguageMenu />
      {!isEmpty && <NewConversation onBeginAnew={onBeginAnew} />}
    </header>
  );
};

const whoHasTheFloor = (floor: Floor, say: Say): string => {
  switch (floor.holder) {
    case 'bot':
      return say('with_bot');
    case 'queue':
      return say('with_queue');
    case 'agent':
      return floor.agent ? say('with_agent_named', { name: floor.agent.name }) : say('with_agent');
    default:
      return floor satisfies never;
  }
};
