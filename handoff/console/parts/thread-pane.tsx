import './thread-pane.css';
import { type Ref, type RefObject, useState } from 'react';
import type { Action } from '../desk/actions-of';
import { handoffOf } from '../desk/handoff-of';
import { useLanguage } from '../texts/language';
import { useDesk } from '../use-desk';
import { useThread } from '../use-thread';
import { Composer } from './composer';
import { ContextPanel } from './context-panel';
import { Log } from './log';
import { ThreadHeader } from './thread-header';

interface ThreadPaneProps {
  readonly conversationId: string;
  readonly composer: Ref<Pick<HTMLElement, 'focus'>>;
  /** The conversation whose composer is to take the focus. */
  readonly wanted: RefObject<string | null>;
  readonly onAct: (action: Action) => void;
  /** Takes the conversation from the bot, where this agent may. */
  readonly onPull: (() => void) | undefined;
  readonly onLeave: () => void;
}

export const ThreadPane = ({ conversationId, composer, wanted, onAct, onPull, onLeave }: ThreadPaneProps) => {
  const { say } = useLanguage();
  const { desk } = useDesk();
  const thread = useThread(conversationId);
  const [isContextOpen, setIsContextOpen] = useState(false);
  const handoff = handoffOf(desk, conversationId);
  if (thread === null) return <p className="thread-pane-loading">{say('loading')}</p>;
  return (
    <div className="thread-pane">
      <section className="thread-pane-thread" aria-label={say('conversation')}>
        <ThreadHeader
          thread={thread}
          handoff={handoff}
          isContextOpen={isContextOpen}
          onAct={onAct}
          onPull={onPull}
          onLeave={onLeave}
          onContext={() => setIsContextOpen((isOpen) => !isOpen)}
        />
        <Log thread={thread} />
        <Composer ref={composer} wanted={wanted} thread={thread} handoff={handoff} onTake={() => onAct('take')} />
      </section>
      {handoff && <ContextPanel thread={thread} handoff={handoff} isOpen={isContextOpen} onClose={() => setIsContextOpen(false)} />}
    </div>
  );
};
