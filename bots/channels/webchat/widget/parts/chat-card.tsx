import './chat-card.css';
import { useRef } from 'react';
import { useLanguage } from '../texts/language';
import { useChat } from '../use-chat';
import { Composer } from './composer';
import { Header } from './header';
import { Notices } from './notices';
import { Transcript } from './transcript';

export const ChatCard = () => {
  const { locale } = useLanguage();
  const { chat, write, tryAgain, reconnect, beginAnew } = useChat(locale);
  const composer = useRef<HTMLTextAreaElement>(null);
  const log = useRef<HTMLDivElement>(null);
  const isEmpty = chat.lines.length === 0 && chat.letters.length === 0;

  /** A tapped button is gone afterwards. On a phone the composer would push up the keyboard that nobody asked for. */
  const moveFocus = (byKeyboard: boolean): void => {
    const target = byKeyboard || matchMedia('(pointer: fine)').matches ? composer : log;
    target.current?.focus({ preventScroll: true });
  };

  return (
    <main className="chat-card">
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
      />
      <Composer ref={composer} onWrite={write} />
    </main>
  );
};
