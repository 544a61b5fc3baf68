import './composer.css';
import { type KeyboardEvent, type Ref, type RefObject, type SyntheticEvent, useEffect, useId, useImperativeHandle, useRef } from 'react';
import { useGivenFiles } from '../../../bots/server/window-parts/media/use-given-files';
import { longestText } from '../../../flows/dialogue/longest-text';
import { type Draft, emptyDraft } from '../desk/draft';
import type { Handoff } from '../desk/handoff';
import { standingOf } from '../desk/standing';
import type { Thread } from '../desk/thread';
import { useLanguage } from '../texts/language';
import { useArticlePicking } from '../use-article-picking';
import { useAttachment } from '../use-attachment';
import { useDesk } from '../use-desk';
import { useKeepDraft } from '../use-keep-draft';
import { useNow } from '../use-now';
import { useWrite } from '../use-write';
import { ArticlePicker } from './article-picker';
import { Attachment } from './attachment';
import { Blocked } from './blocked';
import { ComposerFoot } from './composer-foot';
import { FrameTabs } from './frame-tabs';
import { OtherDraft } from './other-draft';
import { ReplyWindow } from './reply-window';

interface ComposerProps {
  /** Takes the focus where something can be written or chosen. */
  readonly ref: Ref<Pick<HTMLElement, 'focus'>>;
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
  const attaching = useAttachment(conversation.id);
  const given = useGivenFiles(isOpen && frame === 'reply' ? ([first]) => first && attaching.attach(first) : null);
  const file = frame === 'reply' ? draft.file : undefined;
  const isEmpty = draft[frame].trim() === '' && !file;
  const maySend = isReady && !isEmpty && (frame === 'note' || attaching.upload === null);
  const panel = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const articles = useArticlePicking(isOpen && frame === 'reply', field);
  // Templates, where they stand in place of the text field, come before it.
  useImperativeHandle(
    ref,
    () => ({ focus: () => panel.current?.querySelector<HTMLElement>('input, textarea, [data-sends]')?.focus() }),
    [],
  );
  // Each time: it may be open to the agent before their own window knows that it was they who took it.
  useEffect(() => {
    if (!isOpen || wanted.current !== conversation.id) return;
    wanted.current = null;
    field.current?.focus();
  });
  useKeepDraft(conversation.id, draft.reply, standing.kind === 'yours');

  const change = (to: Partial<Draft>): void => dispatch({ kind: 'typed', conversationId: conversation.id, draft: { ...draft, ...to } });
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    const text = draft[frame].trim();
    if (maySend) {
      write(conversation, frame, text, file && { sends: { media: { id: file.id, caption: text } }, file });
      change({ [frame]: '' });
      if (file) attaching.drop();
    }
    field.current?.focus();
  };
  /** Behind what was written already. */
  const append = (text: string): void => change({ reply: [draft.reply, text].filter((part) => part !== '').join('\n') });
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && isOpen && frame === 'reply' && draft.reply === '') {
      event.preventDefault();
      articles.begin();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) send(event);
    if (event.key === 'Escape') event.currentTarget.blur();
  };

  return (
    <form
      className={`composer composer-${frame} ${given.isDraggedOver ? 'composer-dragged-over' : ''}`}
      onSubmit={send}
      {...given.handlers}
      aria-label={say('composer')}
    >
      <div className="composer-head">
        <FrameTabs frame={frame} onChange={(to) => change({ frame: to })} panel={`${id}panel`} />
        {standing.kind === 'yours' && conversation.canReply.until !== null && <ReplyWindow until={conversation.canReply.until} />}
      </div>
      {conversation.draft && conversation.draft.by.id !== desk.me.id && (
        <OtherDraft draft={conversation.draft} {...(isOpen && frame === 'reply' ? { onTake: append } : {})} />
      )}
      <div ref={panel} id={`${id}panel`} role="tabpanel" aria-label={say(`frame_${frame}`)} className="composer-panel">
        {!isOpen && <Blocked standing={standing} conversation={conversation} wanted={wanted} handoff={handoff} onTake={onTake} />}
        {articles.isPicking && (
          <ArticlePicker
            locale={conversation.locale}
            onTake={({ text }) => {
              append(text);
              articles.leave();
            }}
            onSend={({ id: article, text }) => {
              if (!isReady) return;
              write(conversation, 'reply', text, { sends: { article } });
              articles.leave();
            }}
            onClose={articles.leave}
          />
        )}
        {frame === 'reply' && <Attachment file={file} attaching={attaching} />}
        {/* What has been written stays in sight, also where it cannot go out; what is empty leaves its place to what is looked for. */}
        {((isOpen && !articles.isPicking) || draft[frame] !== '') && (
          <textarea
            ref={field}
            className="composer-text"
            dir="auto"
            rows={2}
            maxLength={longestText}
            aria-label={say(frame === 'note' ? 'your_note' : 'your_reply')}
            aria-describedby={`${id}hint`}
            placeholder={say(frame === 'note' ? 'write_note' : 'write_reply')}
            readOnly={!isOpen}
            value={draft[frame]}
            onChange={(typed) => change({ [frame]: typed.currentTarget.value })}
            onKeyDown={pressed}
          />
        )}
        {isOpen && !articles.isPicking && (
          <ComposerFoot frame={frame} hint={`${id}hint`} maySend={maySend} onArticles={articles.begin} onAttach={attaching.attach} />
        )}
      </div>
    </form>
  );
};
