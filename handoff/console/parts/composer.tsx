import './composer.css';
import { type KeyboardEvent, type RefObject, type SyntheticEvent, useEffect, useId } from 'react';
import { type Draft, emptyDraft } from '../desk/draft';
import type { Handoff } from '../desk/handoff';
import { standingOf } from '../desk/standing';
import type { Thread } from '../desk/thread';
import { useLanguage } from '../texts/language';
import { useDesk } from '../use-desk';
import { useKeepDraft } from '../use-keep-draft';
import { useNow } from '../use-now';
import { useWrite } from '../use-write';
import { Blocked } from './blocked';
import { FrameTabs } from './frame-tabs';
import { Icon } from './icon';
import { OtherDraft } from './other-draft';
import { ReplyWindow } from './reply-window';

/** What the server takes in one message, UTF-16 units. */
const longest = 4_096;

interface ComposerProps {
  readonly ref: RefObject<HTMLTextAreaElement | null>;
  /** The conversation whose composer is to take the focus. */
  readonly wanted: RefObject<string | null>;
  readonly thread: Thread;
  readonly handoff: Handoff | null;
  readonly onTake: () => void;
}

/** Where replies and notes are written. One can always write; sending waits until it may go out. */
export const Composer = ({ ref, wanted, thread: { conversation }, handoff, onTake }: ComposerProps) => {
  const { say } = useLanguage();
  const { desk, dispatch } = useDesk();
  const write = useWrite();
  const id = useId();
  const standing = standingOf(conversation, desk.me, useNow());
  const draft = desk.drafts.get(conversation.id) ?? emptyDraft;
  const { frame } = draft;
  const isOpen = frame === 'note' || standing.kind === 'yours';
  const isReady = isOpen && desk.connection === 'live';
  useEffect(() => {
    if (!isOpen || wanted.current !== conversation.id) return;
    wanted.current = null;
    ref.current?.focus();
  }, [isOpen, conversation.id, wanted, ref]);
  useKeepDraft(conversation.id, draft.reply, standing.kind === 'yours');

  const change = (to: Partial<Draft>): void => dispatch({ kind: 'typed', conversationId: conversation.id, draft: { ...draft, ...to } });
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    const text = draft[frame].trim();
    if (text !== '' && isReady) {
      write(conversation, frame, text);
      change({ [frame]: '' });
    }
    ref.current?.focus();
  };
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) send(event);
    if (event.key === 'Escape') event.currentTarget.blur();
  };

  return (
    <form className={`composer composer-${frame}`} onSubmit={send} aria-label={say('composer')}>
      <div className="composer-head">
        <FrameTabs frame={frame} onChange={(to) => change({ frame: to })} panel={`${id}panel`} />
        {standing.kind === 'yours' && conversation.canReply.until !== null && <ReplyWindow until={conversation.canReply.until} />}
      </div>
      {conversation.draft && conversation.draft.by.id !== desk.me.id && (
        <OtherDraft
          draft={conversation.draft}
          {...(isOpen && frame === 'reply'
            ? { onTake: (text: string) => change({ reply: [draft.reply, text].filter((part) => part !== '').join('\n') }) }
            : {})}
        />
      )}
      <div id={`${id}panel`} role="tabpanel" aria-label={say(`frame_${frame}`)} className="composer-panel">
        {!isOpen && <Blocked standing={standing} handoff={handoff} onTake={onTake} />}
        {/* What has been written stays in sight, also where it cannot go out. */}
        {(isOpen || draft[frame] !== '') && (
          <textarea
            ref={ref}
            className="composer-text"
            dir="auto"
            rows={2}
            maxLength={longest}
            aria-label={say(frame === 'note' ? 'your_note' : 'your_reply')}
            aria-describedby={`${id}hint`}
            placeholder={say(frame === 'note' ? 'write_note' : 'write_reply')}
            readOnly={!isOpen}
            value={draft[frame]}
            onChange={(typed) => change({ [frame]: typed.currentTarget.value })}
            onKeyDown={pressed}
          />
        )}
        {isOpen && (
          <div className="composer-foot">
            <p id={`${id}hint`} className="composer-hint">
              {desk.connection === 'live' ? say(frame === 'note' ? 'hint_note' : 'hint_reply') : say(`wait_${desk.connection}`)}
            </p>
            <button type="submit" className="button button-first composer-send" aria-disabled={!isReady || draft[frame].trim() === ''}>
              <Icon name={frame === 'note' ? 'note' : 'send'} />
              {say(frame === 'note' ? 'save_note' : 'send')}
            </button>
          </div>
        )}
      </div>
    </form>
  );
};
