import { useEffect, useState } from 'react';
import { backOff } from '../../bots/server/window-parts/back-off';
import { handoffOf } from './desk/handoff-of';
import type { Thread } from './desk/thread';
import { readThread } from './transport/read-thread';
import { Refused } from './transport/refused';
import { useDesk } from './use-desk';

/** How often a conversation of the bot's is read, ms. */
const betweenReadings = 15_000;

/** The conversation on the screen: read when it is opened, and again when something has happened that the stream does not carry. */
export const useThread = (conversationId: string): Thread | null => {
  const { desk, api, dispatch } = useDesk();
  const [failures, setFailures] = useState(0);
  const thread = desk.threads.get(conversationId) ?? null;
  const isOpen = thread !== null;
  const isLive = desk.connection === 'live';

  useEffect(() => {
    if (isOpen || !isLive) return;
    let isCurrent = true;
    const read = async (): Promise<void> => {
      try {
        const opened = await readThread(api, conversationId);
        if (isCurrent) dispatch({ kind: 'opened', thread: opened });
      } catch (error) {
        if (!isCurrent) return;
        if (error instanceof Refused && !error.mayPass && error.status !== 401) {
          dispatch({ kind: 'chose', conversationId: null });
          dispatch({ kind: 'noticed', notice: { kind: 'refused', code: error.code } });
        } else setFailures((count) => count + 1);
      }
    };
    const timer = setTimeout(() => void read(), failures === 0 ? 0 : backOff(failures, Math.random()));
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [conversationId, isOpen, isLive, failures, api, dispatch]);

  const isBotsAlone = isOpen && handoffOf(desk, conversationId) === null;
  useEffect(() => {
    // The stream tells of conversations only that somebody has asked a person for.
    if (!isBotsAlone || !isLive) return;
    let isCurrent = true;
    const read = (): void =>
      void readThread(api, conversationId).then(
        (opened) => (isCurrent ? dispatch({ kind: 'opened', thread: opened }) : undefined),
        () => undefined,
      );
    const timer = setInterval(read, betweenReadings);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [conversationId, isBotsAlone, isLive, api, dispatch]);

  const epoch = handoffOf(desk, conversationId)?.epoch;
  const asked = thread?.lines.findLast(({ author }) => author === 'customer')?.seq;
  useEffect(() => {
    // The channel's window and the places to return to change with hands and with the customer's word.
    if (!isOpen || !isLive) return;
    let isCurrent = true;
    api.conversation(conversationId).then(
      (conversation) => (isCurrent ? dispatch({ kind: 'conversation', conversation }) : undefined),
      // It stays as it was until the next change; what counts is checked by the server anyway.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [conversationId, isOpen, isLive, epoch, asked, api, dispatch]);

  return thread;
};
