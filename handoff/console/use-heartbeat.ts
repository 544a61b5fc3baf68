import { useCallback, useEffect, useRef } from 'react';
import type { Connection } from './desk/desk';
import type { DeskApi } from './transport/desk-api';
import { Refused } from './transport/refused';

/** An agent counts as gone after 45 s without a sign. ms */
const every = 15_000;

/** What tells that the agent is there: whoever hears a beat of the stream calls it; while the stream is down it is called from here. */
export const useHeartbeat = (connection: Connection, api: DeskApi, signedOut: () => void): (() => void) => {
  const leave = useRef(signedOut);
  leave.current = signedOut;
  const beat = useCallback(
    (): void =>
      void api.heartbeat().catch((error: unknown) => {
        // Anything else is what the stream's own attempts find out.
        if (error instanceof Refused && error.status === 401) leave.current();
      }),
    [api],
  );
  const isDown = connection === 'offline' || connection === 'connecting';
  useEffect(() => {
    if (!isDown) return;
    const timer = setInterval(beat, every);
    return () => clearInterval(timer);
  }, [isDown, beat]);
  return beat;
};
