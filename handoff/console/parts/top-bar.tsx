import './top-bar.css';
import type { WorkList } from '../desk/work-list';
import { useLanguage } from '../texts/language';
import { AgentMenu } from './agent-menu';
import { ConnectionPill } from './connection-pill';
import { Mark } from './mark';
import { Wait } from './wait';

interface TopBarProps {
  readonly list: WorkList;
  readonly onShortcuts: () => void;
  readonly onGoOffline: () => void;
}

export const TopBar = ({ list, onShortcuts, onGoOffline }: TopBarProps) => {
  const { say } = useLanguage();
  const oldest = Math.min(...list.waiting.filter(({ state }) => state !== 'deferred').map(({ requestedAt }) => requestedAt));
  return (
    <header className="top-bar">
      <Mark className="top-bar-mark" />
      <h1 className="top-bar-title">{say('title')}</h1>
      <p className="top-bar-sum">
        <span className="top-bar-count">
          {list.waiting.length === 0 ? say('empty_calm') : say('sum_waiting', { count: list.waiting.length })}
        </span>
        {Number.isFinite(oldest) && (
          <span className="top-bar-oldest">
            {say('sum_oldest')} <Wait since={oldest} />
          </span>
        )}
      </p>
      <ConnectionPill />
      <AgentMenu onShortcuts={onShortcuts} onGoOffline={onGoOffline} />
    </header>
  );
};
