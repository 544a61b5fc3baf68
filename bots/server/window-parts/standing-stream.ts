import { backOff } from './back-off';
import { parseEvents, type ServerEvent } from './parse-events';

/** The server beats every 15 s; after this much silence the connection is dead, whatever the browser thinks. ms */
const deadAfter = 40_000;

/** A window's standing connection to its server. */
export interface Contact {
  /** Something has changed for the better (the network, the page in front): try now, do not wait. Ends a rest. */
  hurry(): void;
  /** Let go of the connection and make it anew. */
  renew(): void;
  stop(): void;
}

/** One connection of it, for whoever listens. */
export interface Connected {
  readonly signal: AbortSignal;
  /** All is well: the next break is the first one again. */
  calm(): void;
  /** Lets go of this connection, because of this. */
  giveUp(fault: unknown): void;
  /** Lets go of this connection, until somebody asks for another one by `hurry` or `renew`. */
  rest(): void;
}

interface Needs {
  /** @param lastId of the last event that was heard; null: none was, or it is of no use any more. */
  readonly open: (lastId: string | null, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  /** A connection stands. Answers who listens to it: `alive` at each piece, then `hear` at each event in it. */
  readonly connected: (connected: Connected) => { readonly alive?: () => void; readonly hear: (event: ServerEvent) => void };
  /** Why a connection failed. `over`: there is nobody any more to connect; `anew`: what was heard is of no use any more. */
  readonly failed: (error: unknown) => 'again' | 'anew' | 'over';
  /** The connection has been lost. One break is nearly always mended at once; only after that is it worth a word. */
  readonly lost: (how: 'connecting' | 'offline') => void;
  /** Runs it after so many ms; the answer calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly random: () => number;
}

/** Keeps a stream of events open until it is stopped, and goes on after the last event that was heard. */
export const standingStream = (needs: Needs): Contact => {
  let lastId: string | null = null;
  let failures = 0;
  let isOver = false;
  let isResting = false;
  let listening = new AbortController();
  let wake = (): void => {};

  const listen = async (): Promise<void> => {
    listening = new AbortController();
    const { signal } = listening;
    let fault: { readonly error: unknown } | null = null;
    let callOff = needs.after(deadAfter, () => listening.abort());
    const read = parseEvents();
    const decoder = new TextDecoder();
    const connected: Connected = {
      signal,
      calm: () => {
        failures = 0;
      },
      giveUp: (error) => {
        fault = { error };
        listening.abort();
      },
      rest: () => {
        isResting = true;
        listening.abort();
      },
    };
    try {
      const reader = (await needs.open(lastId, signal)).getReader();
      const { alive, hear } = needs.connected(connected);
      for (let piece = await reader.read(); !piece.done && !signal.aborted; piece = await reader.read()) {
        callOff();
        callOff = needs.after(deadAfter, () => listening.abort());
        alive?.();
        for (const event of read(decoder.decode(piece.value, { stream: true }))) {
          lastId = event.id ?? lastId;
          hear(event);
        }
      }
    } catch (error) {
      // What was given up breaks the reading too: the reason for it says more.
      throw (fault as { readonly error: unknown } | null)?.error ?? error;
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

  const asked = async (): Promise<void> => {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
    isResting = false;
    failures = 0;
  };

  const run = async (): Promise<void> => {
    while (!isOver) {
      try {
        await listen();
      } catch (error) {
        if (isOver) return;
        const next = isResting ? 'again' : needs.failed(error);
        isOver = next === 'over';
        if (next === 'anew') lastId = null;
      }
      if (isOver) return;
      if (isResting) {
        await asked();
        continue;
      }
      failures += 1;
      needs.lost(failures === 1 ? 'connecting' : 'offline');
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
