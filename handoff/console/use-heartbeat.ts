import { useEffect, useRef } from 'react';
import type { Connection } from './desk/desk';
import type { DeskApi } from './transport/desk-api';
import { Refused } from './transport/refused';

/** An agent counts as gone after 45 s without a sign. ms */
const every = 15_000;

/** Tells that the agent is there while the stream, which tells it otherwise, is down. */
export const useHeartbeat = (connection: Connection, api: DeskApi, signedOut: () => void): void => {
  const leave = useRef(signedOut);
  leave.current = signedOut;
  const isDown = connection === 'offline' || connection === 'connecting';
  useEffect(() => {
    if (!isDown) return;
    const beat = (): void =>
      void api.heartbeat().catch((error: unknown) => {
        // Anything else is what the stream's own attempts find out.
        if (error instanceof Refused && error.status === 401) leave.current();
      });
    const timer = setInterval(beat, every);
    return () => clearInterval(timer);
  }, [isDown, api]);
};
