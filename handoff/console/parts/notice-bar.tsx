import './notice-bar.css';
import { useEffect } from 'react';
import type { Notice } from '../desk/notice';
import { useLanguage } from '../texts/language';
import type { Say } from '../texts/say';
import { useDesk } from '../use-desk';
import { Icon } from './icon';

/** How long a notice stays, ms. Nothing stands in it alone: what it tells is also seen in the list. */
const stays = 8_000;

export const NoticeBar = () => {
  const { say } = useLanguage();
  const { desk, dispatch } = useDesk();
  const { notice } = desk;
  useEffect(() => {
    if (notice === null) return;
    const timer = setTimeout(() => dispatch({ kind: 'noticed', notice: null }), stays);
    return () => clearTimeout(timer);
  }, [notice, dispatch]);
  return (
    <div className="notice-bar-place" role="status">
      {notice && (
        <div className="notice-bar">
          <p>{words(notice, say)}</p>
          <button
            type="button"
            className="tool tool-icon"
            aria-label={say('dismiss')}
            onClick={() => dispatch({ kind: 'noticed', notice: null })}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
};

const words = (notice: Notice, say: Say): string => {
  switch (notice.kind) {
    case 'taken':
      return notice.by === '' ? say('just_taken') : say('just_taken_by', { who: notice.by });
    case 'refused':
      return say(
        notice.code === 'not_your_queue' ? 'not_your_queue' : notice.code === 'not_yours' ? 'not_yours_any_more' : 'refused_state',
      );
    case 'unreachable':
      return say('not_done_unreachable');
    case 'promise': {
      const { level, customer, whose } = notice;
      if (whose === 'own') return say(`promise_${level}_own`, { customer });
      return whose === null ? say('promise_late_nobody', { customer }) : say('promise_late_colleague', { customer, who: whose.name });
    }
    case 'customer_wrote':
      return say('customer_wrote', { customer: notice.customer });
    case 'passed_on':
      return say('passed_on');
    case 'given_back':
      return say('given_back');
    default:
      return notice satisfies never;
  }
};
