import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { backOff } from '../../../server/window-parts/back-off';
import { keepsake } from '../../../server/window-parts/keepsake';
import { kindOfFile } from '../../../server/window-parts/media/kind-of-file';
import { onReturn } from '../../../server/window-parts/on-return';
import { randomId } from '../../../server/window-parts/random-id';
import type { Contact } from '../../../server/window-parts/standing-stream';
import { type Chat, type Letter, newChat } from './conversation/chat';
import { nextLetter } from './conversation/next-letter';
import { reduce } from './conversation/reduce';
import { openEvents, openSession, readFile, type Session } from './transport/api';
import { chatEventOf } from './transport/chat-event-of';
import { heldFiles } from './transport/held-files';
import { postLetter } from './transport/post-letter';
import { stayInTouch } from './transport/stay-in-touch';

const sessions = keepsake<Session>(() => localStorage, 'schalter.chat.session');
/** Per tab: two tabs of one conversation have each their own unsent messages. */
const unsent = keepsake<readonly Letter[]>(() => sessionStorage, 'schalter.chat.unsent');

/** The conversation of this page, and what its customer can do in it. */
export interface Conversing {
  readonly chat: Chat;
  write(text: string, choice?: string): void;
  /** Each file is a message of its own. */
  attach(files: readonly File[]): void;
  tryAgain(clientId: string): void;
  /** Takes back a message that will never go out. */
  remove(clientId: string): void;
  fetchFile(id: string): Promise<Blob>;
  reconnect(): void;
  beginAnew(): void;
}

/** @param locale the language that a new conversation begins in. */
export const useChat = (locale: string): Conversing => {
  const [chat, dispatch] = useReducer(reduce, null, () => newChat((unsent.read() ?? []).map(backInTheQueue)));
  const [visit, setVisit] = useState(0);
  const contact = useRef<Contact>(null);
  /** This page's own: another tab may have begun anew meanwhile. */
  const session = useRef<Session>(null);
  const wanted = useRef(locale);
  wanted.current = locale;

  useEffect(() => {
    let isOver = false;
    session.current = sessions.read();
    const touch = stayInTouch({
      session: session.current,
      begin: async () => {
        const opened = await openSession(wanted.current);
        if (!isOver) {
          session.current = opened;
          sessions.write(opened);
        }
        return opened;
      },
      open: openEvents,
      hear: (event) => {
        const known = chatEventOf(event);
        if (known) dispatch(known);
      },
      turn: (connection) => dispatch({ kind: 'connection', connection }),
      forget: () => {
        sessions.write(null);
        dispatch({ kind: 'unknown' });
      },
      now: Date.now,
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      random: Math.random,
    });
    contact.current = touch;
    const leaveAlone = onReturn(touch);
    return () => {
      leaveAlone();
      isOver = true;
      touch.stop();
    };
  }, [visit]);

  const next = chat.connection === 'live' ? nextLetter(chat.letters) : null;
  const { clientId, tries } = next ?? {};
  useEffect(() => {
    if (next === null) return;
    const post = async (): Promise<void> => {
      dispatch({ kind: 'posting', clientId: next.clientId });
      const uploaded = (id: string): void => dispatch({ kind: 'uploaded', clientId: next.clientId, id });
      const outcome = await postLetter(session.current?.token ?? '', next, { uploaded });
      if (outcome.kind === 'unknown') contact.current?.renew();
      dispatch({ ...(outcome.kind === 'unknown' ? { kind: 'stumbled' } : outcome), clientId: next.clientId });
    };
    const timer = setTimeout(() => void post(), next.tries === 0 ? 0 : backOff(next.tries, Math.random()));
    return () => clearTimeout(timer);
    // A letter is posted again when its id or its tries change, not with each picture of it.
  }, [clientId, tries]);

  const fetchFile = useCallback((id: string) => readFile(session.current?.token ?? '', id), []);

  useEffect(() => unsent.write(chat.letters.length === 0 ? null : chat.letters), [chat.letters]);

  const send = (letter: Pick<Letter, 'clientId' | 'text' | 'choice' | 'media'>): void => {
    dispatch({ kind: 'wrote', letter: { ...letter, at: Date.now() } });
    if (chat.connection === 'replaced') contact.current?.hurry();
  };

  return {
    chat,
    write: (text, choice) => send({ clientId: randomId(), text, ...(choice === undefined ? {} : { choice }) }),
    attach: (files) => {
      for (const file of files) {
        const clientId = randomId();
        heldFiles.set(clientId, file);
        send({ clientId, text: '', media: { kind: kindOfFile(file), fileName: file.name, size: file.size, state: 'kept' } });
      }
    },
    remove: (clientId) => {
      heldFiles.delete(clientId);
      dispatch({ kind: 'removed', clientId });
    },
    fetchFile,
    tryAgain: (failed) => dispatch({ kind: 'retried', clientId: failed }),
    reconnect: () => contact.current?.hurry(),
    beginAnew: () => {
      heldFiles.clear();
      sessions.write(null);
      dispatch({ kind: 'begun' });
      setVisit((count) => count + 1);
    },
  };
};

/** What was on its way when the page was left goes out again: at worst the server knows it already. */
const backInTheQueue = (letter: Letter): Letter => ({ ...letter, state: letter.state === 'failed' ? 'failed' : 'waiting', tries: 0 });
