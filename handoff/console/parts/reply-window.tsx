import './reply-window.css';
import { useLanguage } from '../texts/language';
import { span } from '../texts/span';
import { useNow } from '../use-now';
import { Icon } from './icon';

/** Less than this is worth a warning, ms. */
const soon = 60 * 60_000;

/** How long the channel still lets replies through. */
export const ReplyWindow = ({ until }: { readonly until: number }) => {
  const { say, region } = useLanguage();
  const left = Math.max(0, until - useNow());
  return (
    <p className={`reply-window ${left < soon ? 'reply-window-soon' : ''}`} aria-live="off">
      <Icon name="clock" />
      {say('reply_window', { time: span(left, region) })}
    </p>
  );
};
