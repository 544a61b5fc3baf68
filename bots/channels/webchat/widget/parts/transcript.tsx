import './transcript.css';
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { Choice } from '../../../../../flows/dialogue/reply';
import { useStickToEnd } from '../../../../server/window-parts/use-stick-to-end';
import type { Chat } from '../conversation/chat';
import { timeline } from '../conversation/timeline';
import { useLanguage } from '../texts/language';
import { DaySeparator } from './day-separator';
import { Icon } from './icon';
import { OwnBubble } from './own-bubble';
import { TheirBubble } from './their-bubble';
import { Typing } from './typing';
import { Welcome } from './welcome';

interface TranscriptProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly chat: Chat;
  readonly onAnswer: (choice: Choice, byKeyboard: boolean) => void;
  readonly onStart: (text: string, byKeyboard: boolean) => void;
  readonly onTryAgain: (clientId: string) => void;
  readonly onRemove: (clientId: string) => void;
}

/** Lines of an earlier visit have all come in by then, and what comes now is news. ms after the connection stands */
const settling = 1_000;

export const Transcript = ({ ref, chat, onAnswer, onStart, onTryAgain, onRemove }: TranscriptProps) => {
  const { say } = useLanguage();
  const rows = useMemo(() => timeline(chat, (at) => new Date(at).toDateString()), [chat.lines, chat.letters]);
  const isSettled = useHasBeenTrue(chat.connection === 'live', settling);
  const scroller = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => scroller.current as HTMLDivElement);
  const { isAtEnd, goToEnd } = useStickToEnd(scroller, chat.letters.at(-1)?.clientId);

  return (
    <div className="transcript">
      <div
        ref={scroller}
        className="transcript-scroller"
        role="log"
        aria-live={isSettled ? 'polite' : 'off'}
        aria-label={say('conversation')}
        tabIndex={0}
      >
        <div className="transcript-rows">
          {rows.length === 0 && chat.connection !== 'connecting' && <Welcome onStart={onStart} />}
          {rows.map((row) => {
            switch (row.kind) {
              case 'day':
                return <DaySeparator key={row.key} at={row.at} />;
              case 'theirs':
                return <TheirBubble key={row.key} row={row} onAnswer={onAnswer} />;
              case 'own':
                return <OwnBubble key={row.key} row={row} onTryAgain={onTryAgain} onRemove={onRemove} />;
              default:
                return row satisfies never;
            }
          })}
          {chat.typing && <Typing floor={chat.floor} />}
        </div>
      </div>
      {!isAtEnd && (
        <button type="button" className="button transcript-newest" onClick={goToEnd}>
          <Icon name="down" />
          {say('newest')}
        </button>
      )}
    </div>
  );
};

/** Becomes true when it has been so for this long, and stays it. */
const useHasBeenTrue = (isSo: boolean, ms: number): boolean => {
  const [hasBeen, setHasBeen] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setHasBeen(true), ms);
    return () => clearTimeout(timer);
  }, [isSo, ms]);
  return hasBeen;
};
