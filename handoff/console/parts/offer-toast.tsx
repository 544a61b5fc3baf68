import './offer-toast.css';
import type { Handoff } from '../desk/handoff';
import type { Offer } from '../desk/offer-to-me';
import { useLanguage } from '../texts/language';
import { useNow } from '../use-now';
import { Channel } from './channel';
import { Countdown } from './countdown';
import { PriorityMark } from './priority-mark';
import { Wait } from './wait';

interface OfferToastProps {
  readonly offer: Offer | null;
  readonly onTake: (handoff: Handoff) => void;
  readonly onDecline: (handoff: Handoff) => void;
}

/** A request for this agent. It is read out at once; the focus stays where it is, and the keys work from there. */
export const OfferToast = ({ offer, onTake, onDecline }: OfferToastProps) => {
  const { say } = useLanguage();
  return (
    <section className="offer-toast-place" role="alert" aria-label={say('offers')}>
      {offer && (
        <Toast key={offer.handoff.id} offer={offer} onTake={() => onTake(offer.handoff)} onDecline={() => onDecline(offer.handoff)} />
      )}
    </section>
  );
};

interface ToastProps {
  readonly offer: Offer;
  readonly onTake: () => void;
  readonly onDecline: () => void;
}

const Toast = ({ offer: { handoff, until, by, note }, onTake, onDecline }: ToastProps) => {
  const { say, intentName, nameOf } = useLanguage();
  const now = useNow();
  const { customer, intent, reason } = handoff;
  if (until <= now) return null;
  return (
    <div className="offer-toast">
      <Countdown until={until} />
      <div className="offer-toast-words">
        <h2>{by === null ? say('offer_title') : say('offer_from', { who: by.name })}</h2>
        <p className="offer-toast-who">
          <Channel channel={handoff.channel} />
          <strong dir="auto">{customer.name ?? customer.address}</strong>
          <span className="language-mark">{handoff.locale.toLocaleUpperCase()}</span>
          <PriorityMark priority={handoff.priority} />
          <Wait since={handoff.waitingSince ?? handoff.requestedAt} promise={handoff.promise} />
        </p>
        <p>{intent === null ? nameOf('reason', reason) : `${intentName(intent)} · ${nameOf('reason', reason)}`}</p>
        {note !== '' && <p className="offer-toast-note">{note}</p>}
      </div>
      <div className="offer-toast-answers">
        <button type="button" className="button button-first" onClick={onTake} aria-keyshortcuts="Alt+Y">
          {say('accept')} <kbd>Alt Y</kbd>
        </button>
        <button type="button" className="button" onClick={onDecline} aria-keyshortcuts="Alt+N">
          {say('decline')} <kbd>Alt N</kbd>
        </button>
      </div>
    </div>
  );
};
