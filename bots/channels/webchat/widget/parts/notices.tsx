import './notices.css';
import type { Connection } from '../conversation/chat';
import { useLanguage } from '../texts/language';

interface NoticesProps {
  readonly connection: Connection;
  readonly restarted: boolean;
  readonly onTryNow: () => void;
}

/** What the customer has to know about the page itself. Always there, so that a screen reader hears what comes into it. */
export const Notices = ({ connection, restarted, onTryNow }: NoticesProps) => {
  const { say } = useLanguage();
  return (
    <div className="notices" role="status">
      {connection === 'offline' && (
        <div className="notice notice-offline">
          <p>{say('offline_hint')}</p>
          <button type="button" className="button" onClick={onTryNow}>
            {say('try_now')}
          </button>
        </div>
      )}
      {connection === 'replaced' && (
        <div className="notice">
          <p>{say('replaced_hint')}</p>
          <button type="button" className="button" onClick={onTryNow}>
            {say('continue_here')}
          </button>
        </div>
      )}
      {restarted && (
        <div className="notice">
          <p>{say('not_kept')}</p>
        </div>
      )}
    </div>
  );
};
