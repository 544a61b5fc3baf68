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
  readonly onLeave: (how: 'go_offline' | 'sign_out') => void;
}

export const TopBar = ({ list, onShortcuts, onLeave }: TopBarProps) => {
  const { say } = useLanguage();
  const [oldest] = list.untaken.filter(({ state }) => state !== 'deferred').sort((a, b) => a.requestedAt - b.requestedAt);
  return (
    <header className="top-bar">
      <Mark className="top-bar-mark" />
      <h1 className="top-bar-title">{say('title')}</h1>
      <p className="top-bar-sum">
        <span className="top-bar-count">
          {list.untaken.length === 0 ? say('empty_calm') : say('sum_waiting', { count: list.untaken.length })}
        </span>
        {oldest && (
          <span className="top-bar-oldest">
            {say('sum_oldest')} <Wait since={oldest.requestedAt} promise={oldest.promise} />
          </span>
        )}
      </p>
      <ConnectionPill />
      <AgentMenu onShortcuts={onShortcuts} onLeave={onLeave} />
    </header>
  );
};
