import './delivery.css';
import type { Letter } from '../conversation/chat';
import { useLanguage } from '../texts/language';
import { Icon } from './icon';

/** What became of the customer's message. Waiting is worth a word; the rest is a sign. */
export const Delivery = ({ state }: { readonly state: Exclude<Letter['state'], 'failed'> }) => {
  const { say } = useLanguage();
  return (
    <span className="delivery" aria-live="off">
      <Icon name={state === 'sent' ? 'check' : 'clock'} />
      <span className={state === 'waiting' ? '' : 'visually-hidden'}>{say(`state_${state}`)}</span>
    </span>
  );
};
