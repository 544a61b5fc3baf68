import './wait.css';
import { type PromiseStand, promiseAt, type ResponsePromise } from '../desk/promise';
import { duration } from '../texts/duration';
import { useLanguage } from '../texts/language';
import { spokenDuration } from '../texts/spoken-duration';
import { useNow } from '../use-now';
import { Icon, type IconName } from './icon';

interface WaitProps {
  readonly since: number;
  readonly promise: ResponsePromise | null;
}

const icons: Readonly<Record<PromiseStand, IconName>> = { kept: 'clock', soon: 'hourglass', late: 'alert' };

/** How long a customer has been waiting for a person's word, and how what they were promised stands; nothing is read out by itself. */
export const Wait = ({ since, promise }: WaitProps) => {
  const { region, say } = useLanguage();
  const now = useNow();
  const stand = promiseAt(promise, now);
  const waited = now - since;
  return (
    <span className={`wait wait-${stand}`} aria-live="off">
      <Icon name={icons[stand]} />
      <span aria-hidden="true">{duration(waited, region)}</span>
      <span className="visually-hidden">{say('waits', { time: spokenDuration(waited, region) })}</span>
      {stand !== 'kept' && <span>{say(`promise_${stand}`)}</span>}
    </span>
  );
};
