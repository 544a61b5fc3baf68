import './connection-pill.css';
import { useLanguage } from '../texts/language';
import { useDesk } from '../use-desk';

/** Whether what is on the screen is the state of things. */
export const ConnectionPill = () => {
  const { say } = useLanguage();
  const { desk, reconnect } = useDesk();
  return (
    <div className={`connection-pill connection-pill-${desk.connection}`}>
      <span role="status">{say(`connection_${desk.connection}`)}</span>
      {desk.connection === 'offline' && (
        <button type="button" onClick={reconnect}>
          {say('try_now')}
        </button>
      )}
    </div>
  );
};
