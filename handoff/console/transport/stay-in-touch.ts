import { backOff } from '../../../bots/server/window-parts/back-off';
import { parseEvents, type ServerEvent } from '../../../bots/server/window-parts/parse-events';
import type { Connection } from '../desk/desk';
import { Refused } from './refused';

/** The server beats every 15 s; after this much silence the connection is dead, whatever the browser thinks. ms */
const deadAfter = 40_000;

/** The window's standing connection to the desk. */
export interface Contact {
  /** Something has changed for the better (the network, the page in front): try now, do not wait. */
  hurry(): void;
  /** Let go of the connection and make it anew. */
  renew(): void;
  stop(): void;
}

interface Needs {
  readonly open: (lastId: string | null, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  /** Reads everything anew: at the beginning, and when the server no longer knows what was missed. */
  readonly readAll: () => Promise<void>;
  readonly hear: (event: ServerEvent) => void;
  readonly turn: (connection: Connection) => void;
  /** Nobody is signed in any more. */
  readonly signedOut: () => void;
  /** Runs it after so many ms; the answer calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly random: () => number;
}

/** Keeps the stream of events open for as long as the window lives, and goes on after the last event that was heard. */
export const stayInTouch = (needs: Needs): Contact => {
  let lastId: string | null = null;
  let hasRead = false;
  let failures = 0;
  let isOver = false;
  let listening = new AbortController();
  let wake = (): void => {};

  const listen = async (): Promise<void> => {
    listening = new AbortController();
    const { signal } = listening;
    let callOff = needs.after(deadAfter, () => listening.abort());
    const read = parseEvents();
    const decoder = new TextDecoder();
    /** What is heard while everything is read anew is newer than what is read, so it comes after. Null: nothing is being read. */
    let backlog = null as ServerEvent[] | null;

    const readAnew = async (): Promise<void> => {
      const meanwhile: ServerEvent[] = [];
      backlog = meanwhile;
      needs.turn('catching_up');
      hasRead = false;
      await needs.readAll();
      // Another reset has begun another reading.
      if (signal.aborted || backlog !== meanwhile) return;
      hasRead = true;
      for (const event of meanwhile) needs.hear(event);
      backlog = null;
      failures = 0;
      needs.turn('live');
    };
    const orGiveUp = (reading: Promise<void>): void => {
      reading.catch((error: unknown) => {
        fault = error;
        listening.abort();
      });
    };
    let fault: unknown;

    try {
      const reader = (await needs.open(lastId, signal)).getReader();
      if (hasRead) {
        failures = 0;
        needs.turn('live');
      } else orGiveUp(readAnew());
      for (let piece = await reader.read(); !piece.done && !signal.aborted; piece = await reader.read()) {
        callOff();
        callOff = needs.after(deadAfter, () => listening.abort());
        for (const event of read(decoder.decode(piece.value, { stream: true }))) {
          lastId = event.id ?? lastId;
          if (event.event === 'reset') orGiveUp(readAnew());
          else if (backlog === null) needs.hear(event);
          else backlog.push(event);
        }
      }
    } catch (error) {
      throw fault ?? error;
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
    while (!isOver) {
      try {
        await listen();
      } catch (error) {
        if (error instanceof Refused && error.status === 401 && !isOver) {
          isOver = true;
          needs.signedOut();
        }
      }
      if (isOver) return;
      failures += 1;
      // One break is nearly always mended at once; only after that is it worth a word.
      needs.turn(failures === 1 ? 'connecting' : 'offline');
      await wait(failures === 1 ? 250 * needs.random() : backOff(failures - 1, needs.random()));
    }
  };
  void run();

  return {
    hurry: () => wake(),
    renew: () => {
      listening.abort();
      wake();
    },
    stop: () => {
      isOver = true;
      listening.abort();
      wake();
    },
  };
};
