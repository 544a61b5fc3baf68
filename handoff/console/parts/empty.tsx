import './empty.css';
import { actionsOf } from '../desk/actions-of';
import type { Handoff } from '../desk/handoff';
import type { WorkList } from '../desk/work-list';
import { useLanguage } from '../texts/language';
import { useDesk } from '../use-desk';
import { usePresence } from '../use-presence';
import { Mark } from './mark';

interface EmptyProps {
  readonly list: WorkList;
  readonly onTake: (handoff: Handoff) => void;
}

/** No conversation is on the screen: how things stand, and the next one to take. */
export const Empty = ({ list, onTake }: EmptyProps) => {
  const { say } = useLanguage();
  const { desk } = useDesk();
  const setPresence = usePresence();
  const intent = desk.presence?.intent;
  const next = list.untaken.find((handoff) => handoff.state !== 'deferred' && actionsOf(handoff, desk.me).includes('take'));
  return (
    <div className="empty">
      <Mark className="empty-mark" />
      <h2>{list.untaken.length === 0 ? say('empty_calm') : say('empty_waiting', { count: list.untaken.length })}</h2>
      <p>{say('empty_hint')}</p>
      {intent !== undefined && intent !== 'available' && (
        <div className="empty-presence">
          <p>{say('nothing_offered', { state: say(`intent_${intent}`) })}</p>
          <button type="button" className="button" onClick={() => void setPresence('available')}>
            {say('become_available')}
          </button>
        </div>
      )}
      {next !== undefined && (
        <button type="button" className="button button-first" onClick={() => onTake(next)}>
          {say('take_next')}
        </button>
      )}
    </div>
  );
};
