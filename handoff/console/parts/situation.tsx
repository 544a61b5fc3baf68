import './situation.css';
import type { Floor } from '../desk/conversation';
import type { Handoff } from '../desk/handoff';
import { useLanguage } from '../texts/language';
import { useDesk } from '../use-desk';
import { StateMark } from './state-mark';
import { Wait } from './wait';

/** Who has the word, and whether the customer waits for it. */
export const Situation = ({ handoff, floor }: { readonly handoff: Handoff; readonly floor: Floor }) => {
  const { say } = useLanguage();
  const { me } = useDesk().desk;
  const who = (): string => {
    switch (floor.holder) {
      case 'bot':
        return say('floor_bot');
      case 'queue':
        return say('floor_queue');
      case 'agent':
        return floor.agent.id === me.id ? say('floor_you') : say('floor_colleague', { who: floor.agent.name });
      default:
        return floor satisfies never;
    }
  };
  const isStateMarked = handoff.state !== 'accepted' && handoff.state !== 'active';
  return (
    <span className="situation">
      <span className={`situation-floor situation-floor-${floor.holder}`}>{who()}</span>
      {(isStateMarked || handoff.transfer !== null) && <StateMark handoff={handoff} />}
      {handoff.waitingSince !== null && handoff.state !== 'closed' && handoff.state !== 'wrap_up' && (
        <Wait since={handoff.waitingSince} promise={handoff.promise} />
      )}
    </span>
  );
};
