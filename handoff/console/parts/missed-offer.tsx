import './missed-offer.css';
import { useLanguage } from '../texts/language';
import { useDesk } from '../use-desk';
import { usePresence } from '../use-presence';

/** A request came and nobody answered: said until the agent is back, for while they are away nothing comes in. */
export const MissedOffer = () => {
  const { say } = useLanguage();
  const { desk } = useDesk();
  const setPresence = usePresence();
  return (
    <div role="status" className="missed-offer-place">
      {desk.presence?.missedOffer && (
        <div className="missed-offer">
          <p>{say('missed_offer')}</p>
          <button type="button" className="button" onClick={() => void setPresence('available')}>
            {say('back_to_available')}
          </button>
        </div>
      )}
    </div>
  );
};
