import { backOff } from '../../../../server/window-parts/back-off';
import { parseEvents, type ServerEvent } from '../../../../server/window-parts/parse-events';
import type { Connection } from '../conversation/chat';
import { type Session, TurnedAway } from './api';

/** The server beats every 15 s; after this much silence the connection is dead, whatever the browser thinks. ms */
const deadAfter = 40_000;
/** A beat that has been missed by this much is worth a look when the page comes back to the front. ms */
const doubtfulAfter = 20_000;

/** The page's standing connection to its conversation. */
export interface Contact {
  /** Something has changed for the better (the network, the page in front): try now, do not wait. */
  hurry(): void;
  /** Let go of the connection and make it anew. */
  renew(): void;
  stop(): void;
}

interface Needs {
  /** The session of an earlier visit. */
  readonly session: Session | null;
  readonly begin: () => Promise<Session>;
  readonly open: (token: string, lastId: string | null, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  readonly hear: (event: ServerEvent) => void;
  readonly turn: (connection: Connection) => void;
  /** The server does not know the session any more. */
  readonly forget: () => void;
  readonly now: () => number;
  /** Runs it after so many ms; the answer calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly random: () => number;
}

/** Keeps the stream of events open for as long as the page lives, and goes on after the last event that was heard. */
export const stayInTouch = (needs: Needs): Contact => {
  let session = needs.session;
  let lastId: string | null = null;
  let failures = 0;
  let heardAt = needs.now();
  let stopped = false;
  let listening = new AbortController();
  let wake = (): void => {};

  const listen = async (): Promise<void> => {
    session ??= await needs.begin();
    if (stopped) return;
    listening = new AbortController();
    let callOff = needs.after(deadAfter, () => listening.abort());
    try {
      const reader = (await needs.open(session.token, lastId, listening.signal)).getReader();
      const decoder = new TextDecoder();
      const read = parseEvents();
      for (let piece = await reader.read(); !piece.done && !listening.signal.aborted; piece = await reader.read()) {
        callOff();
        callOff = needs.after(deadAfter, () => listening.abort());
        heardAt = needs.now();
        failures = 0;
        needs.turn('live');
        for (const event of read(decoder.decode(piece.value, { stream: true }))) {
          lastId = event.id ?? lastId;
          needs.hear(event);
        }
      }
    } finally {
      callOff();
      listening.abort();
    }
  };

  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const callOff = needs.after(ms, resolve);
      wake = () => {
        callOff();
        resolve();
      };
    });

  const run = async (): Promise<void> => {
    while (!stopped) {
      try {
        await listen();
      } catch (error) {
        if (error instanceof TurnedAway && error.status === 401) {
          session = null;
          lastId = null;
          if (!stopped) needs.forget();
        }
      }
      if (stopped) return;
      failures += 1;
      // One break is nearly always mended at once; only after that is it worth a word.
      needs.turn(failures === 1 ? 'connecting' : 'offline');
      await wait(failures === 1 ? 250 * needs.random() : backOff(failures - 1, needs.random()));
    }
  };
  void run();

  return {
    hurry: () => {
      if (needs.now() - heardAt > doubtfulAfter) listening.abort();
      wake();
    },
    renew: () => {
      listening.abort();
      wake();
    },
    stop: () => {
      stopped = true;
      listening.abort();
      wake();
    },
  };
};
