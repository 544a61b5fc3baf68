import './wait.css';
import { duration } from '../texts/duration';
import { useLanguage } from '../texts/language';
import { spokenDuration } from '../texts/spoken-duration';
import { useNow } from '../use-now';
import { Icon } from './icon';

/** A customer should have heard from a person by then, ms. */
const tooLong = 10 * 60_000;

interface WaitProps {
  readonly since: number;
  /** False: nobody is there at this hour, and the customer knows. */
  readonly isServed?: boolean;
}

/** How long a customer has been waiting for a person's word; it ticks, and nothing of it is read out by itself. */
export const Wait = ({ since, isServed = true }: WaitProps) => {
  const { region, say } = useLanguage();
  const waited = useNow() - since;
  const isTooLong = isServed && waited >= tooLong;
  return (
    <span className={`wait ${isTooLong ? 'wait-long' : ''}`} aria-live="off">
      <Icon name={isTooLong ? 'alert' : 'clock'} />
      <span aria-hidden="true">{duration(waited, region)}</span>
      <span className="visually-hidden">{say(isTooLong ? 'waits_too_long' : 'waits', { time: spokenDuration(waited, region) })}</span>
    </span>
  );
};
