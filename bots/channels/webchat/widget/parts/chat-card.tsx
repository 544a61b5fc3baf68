import './chat-card.css';
import { useMemo, useRef } from 'react';
import { FileAccessContext } from '../../../../server/window-parts/media/file-access';
import { useGivenFiles } from '../../../../server/window-parts/media/use-given-files';
import { useLanguage } from '../texts/language';
import { useChat } from '../use-chat';
import { Composer } from './composer';
import { Header } from './header';
import { Notices } from './notices';
import { Transcript } from './transcript';

export const ChatCard = () => {
  const { locale, region, say } = useLanguage();
  const { chat, write, attach, tryAgain, remove, fetchFile, reconnect, beginAnew } = useChat(locale);
  const access = useMemo(() => ({ fetchFile, say, region }), [fetchFile, say, region]);
  const { isDraggedOver, handlers } = useGivenFiles(attach);
  const composer = useRef<HTMLTextAreaElement>(null);
  const log = useRef<HTMLDivElement>(null);
  const isEmpty = chat.lines.length === 0 && chat.letters.length === 0;

  /** A tapped button is gone afterwards. On a phone the composer would push up the keyboard that nobody asked for. */
  const moveFocus = (byKeyboard: boolean): void => {
    const target = byKeyboard || matchMedia('(pointer: fine)').matches ? composer : log;
    target.current?.focus({ preventScroll: true });
  };

  return (
    <main className={`chat-card ${isDraggedOver ? 'chat-card-dragged-over' : ''}`} data-drop={say('drop_files')} {...handlers}>
      <Header
        floor={chat.floor}
        connection={chat.connection}
        isEmpty={isEmpty}
        onBeginAnew={() => {
          beginAnew();
          composer.current?.focus();
        }}
      />
      <Notices connection={chat.connection} restarted={chat.restarted} onTryNow={reconnect} />
      <FileAccessContext.Provider value={access}>
        <Transcript
          ref={log}
          chat={chat}
          onAnswer={(choice, byKeyboard) => {
            write(choice.title, choice.id);
            moveFocus(byKeyboard);
          }}
          onStart={(text, byKeyboard) => {
            write(text);
            moveFocus(byKeyboard);
          }}
          onTryAgain={tryAgain}
          onRemove={remove}
        />
      </FileAccessContext.Provider>
      <Composer ref={composer} onWrite={write} onAttach={attach} />
    </main>
  );
};
