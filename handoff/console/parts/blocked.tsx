import './blocked.css';
import { actionsOf } from '../desk/actions-of';
import type { Handoff } from '../desk/handoff';
import type { Standing } from '../desk/standing';
import { useLanguage } from '../texts/language';
import type { Say } from '../texts/say';
import { useDesk } from '../use-desk';
import { Icon } from './icon';

interface BlockedProps {
  readonly standing: Standing;
  readonly handoff: Handoff | null;
  readonly onTake: () => void;
}

/** Why this agent cannot write to the customer now, and what would change it. */
export const Blocked = ({ standing, handoff, onTake }: BlockedProps) => {
  const { say } = useLanguage();
  const { me } = useDesk().desk;
  const mayTake = handoff !== null && actionsOf(handoff, me).includes('take');
  return (
    <div className="blocked">
      <Icon name="system" />
      <p>{why(standing, say)}</p>
      {mayTake && (
        <button type="button" className="button button-first" onClick={onTake}>
          {say('take_it')}
        </button>
      )}
    </div>
  );
};

const why = (standing: Standing, say: Say): string => {
  switch (standing.kind) {
    case 'other':
      return say('blocked_colleague', { who: standing.agent.name });
    case 'yours':
      return '';
    case 'queue':
    case 'bot':
    case 'window_closed':
      return say(`blocked_${standing.kind}`);
    default:
      return standing satisfies never;
  }
};
