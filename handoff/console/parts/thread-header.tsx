import './thread-header.css';
import { type Action, actionsOf } from '../desk/actions-of';
import type { Handoff } from '../desk/handoff';
import type { Thread } from '../desk/thread';
import { useLanguage } from '../texts/language';
import { useDesk } from '../use-desk';
import { Channel } from './channel';
import { Icon, type IconName } from './icon';
import { Situation } from './situation';

interface ThreadHeaderProps {
  readonly thread: Thread;
  readonly handoff: Handoff | null;
  readonly isContextOpen: boolean;
  readonly onAct: (action: Action) => void;
  readonly onPull: (() => void) | undefined;
  readonly onLeave: () => void;
  readonly onContext: () => void;
}

const icons: Readonly<Record<Action, IconName>> = {
  take: 'take',
  take_over: 'take',
  take_back: 'take',
  decline: 'close',
  hold: 'hold',
  resume: 'resume',
  give_back: 'bot',
  pass_on: 'pass',
  close: 'check',
  done: 'check',
};

/** What asks to be done stands out from what can be done. */
const first: readonly Action[] = ['take', 'done', 'resume'];

/** Who this is, who has the word, and what can be done. */
export const ThreadHeader = ({ thread, handoff, isContextOpen, onAct, onPull, onLeave, onContext }: ThreadHeaderProps) => {
  const { say, nameOf } = useLanguage();
  const { desk } = useDesk();
  const { customer, channel, locale } = thread.conversation;
  return (
    <header className="thread-header">
      <button type="button" className="tool tool-icon thread-header-leave" aria-label={say('back_to_list')} onClick={onLeave}>
        <Icon name="back" className="icon-directed" />
      </button>
      <div className="thread-header-words">
        <div className="thread-header-head">
          <h2 className="thread-header-name" dir="auto">
            {customer.name ?? customer.address}
          </h2>
          {handoff && <Situation handoff={handoff} floor={thread.conversation.floor} />}
        </div>
        <p className="thread-header-line">
          <Channel channel={channel} />
          <span>{nameOf('channel', channel)}</span>
          {customer.name !== null && <bdi className="thread-header-address">{customer.address}</bdi>}
          <span className="language-mark">{locale.toLocaleUpperCase()}</span>
        </p>
      </div>
      {handoff && (
        <button
          type="button"
          className="tool tool-icon thread-header-context"
          aria-expanded={isContextOpen}
          aria-label={say('details')}
          onClick={onContext}
        >
          <Icon name="details" className="icon-directed" />
        </button>
      )}
      <div className="thread-header-actions">
        {(handoff ? actionsOf(handoff, desk.me) : []).map((action) => (
          <button
            key={action}
            type="button"
            className={`tool ${first.includes(action) ? 'tool-first' : ''}`}
            title={say(`action_${action}_means`)}
            onClick={() => onAct(action)}
          >
            <Icon name={icons[action]} />
            {say(`action_${action}`)}
          </button>
        ))}
        {onPull && (
          <button type="button" className="tool tool-first" title={say('action_take_back_means')} onClick={onPull}>
            <Icon name={icons.take_over} />
            {say('action_take_over')}
          </button>
        )}
      </div>
    </header>
  );
};
