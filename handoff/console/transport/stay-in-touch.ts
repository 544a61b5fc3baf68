import type { ServerEvent } from '../../../bots/server/window-parts/parse-events';
import { type Connected, type Contact, standingStream } from '../../../bots/server/window-parts/standing-stream';
import type { Connection } from '../desk/desk';
import { Refused } from './refused';

interface Needs {
  readonly open: (lastId: string | null, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  /** Reads everything anew: at the beginning, and when the server no longer knows what was missed. */
  readonly readAll: () => Promise<void>;
  readonly hear: (event: ServerEvent) => void;
  /** The server asks for a sign of life. At once and without a timer: those of a page in the background are held back. */
  readonly beat: () => void;
  readonly turn: (connection: Connection) => void;
  /** Nobody is signed in any more. */
  readonly signedOut: () => void;
  /** Runs it after so many ms; the answer calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly random: () => number;
}

/** The window's standing connection to the desk: what it shows is what was read at the beginning, and all that was heard since. */
export const stayInTouch = (needs: Needs): Contact => {
  let hasRead = false;

  const listenTo = ({ signal, calm, giveUp }: Connected) => {
    /** What is heard while everything is read anew is newer than what is read, so it comes after. Null: nothing is being read. */
    let backlog = null as ServerEvent[] | null;
    const live = (): void => {
      calm();
      needs.turn('live');
    };
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
      live();
    };
    if (hasRead) live();
    else readAnew().catch(giveUp);
    return {
      hear: (event: ServerEvent): void => {
        if (event.event === 'beat') needs.beat();
        else if (event.event === 'reset') readAnew().catch(giveUp);
        else if (backlog === null) needs.hear(event);
        else backlog.push(event);
      },
    };
  };

  return standingStream({
    ...needs,
    connected: listenTo,
    failed: (error) => {
      if (!(error instanceof Refused && error.status === 401)) return 'again';
      needs.signedOut();
      return 'over';
    },
    lost: needs.turn,
  });
};
