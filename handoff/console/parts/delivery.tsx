import './delivery.css';
import type { Line } from '../desk/line';
import { useLanguage } from '../texts/language';
import { Icon, type IconName } from './icon';

type Status = NonNullable<Line['status']>;

const icons: Readonly<Record<Status, IconName>> = {
  queued: 'clock',
  sent: 'check',
  delivered: 'checks',
  read: 'checks',
  failed: 'alert',
  unconfirmed: 'alert',
  suppressed: 'alert',
};

/** What became of a line that went out. */
export const Delivery = ({ status, failure }: { readonly status: Status; readonly failure: string | undefined }) => {
  const { say } = useLanguage();
  const words = say(`status_${status}`);
  return (
    <span className={`delivery delivery-${status}`} aria-live="off">
      <Icon name={icons[status]} />
      {failure === undefined ? words : `${words}: ${failure}`}
    </span>
  );
};
