import type { ServerEvent } from '../../../../server/window-parts/parse-events';
import { type Contact, standingStream } from '../../../../server/window-parts/standing-stream';
import type { Connection } from '../conversation/chat';
import { type Session, TurnedAway } from './api';

/** A beat that has been missed by this much is worth a look when the page comes back to the front. ms */
const doubtfulAfter = 20_000;

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

/** The page's standing connection to its conversation; a session that is not known any more is followed by a new one. */
export const stayInTouch = (needs: Needs): Contact => {
  let session = needs.session;
  let heardAt = needs.now();

  const stream = standingStream({
    ...needs,
    open: async (lastId, signal) => {
      session ??= await needs.begin();
      return needs.open(session.token, lastId, signal);
    },
    connected: ({ calm, rest }) => ({
      alive: () => {
        heardAt = needs.now();
        calm();
        needs.turn('live');
      },
      hear: (event) => {
        if (event.event !== 'replaced') return needs.hear(event);
        // Each that came back would replace another one, without end.
        rest();
        needs.turn('replaced');
      },
    }),
    failed: (error) => {
      if (!(error instanceof TurnedAway && error.status === 401)) return 'again';
      session = null;
      needs.forget();
      return 'anew';
    },
    lost: needs.turn,
  });

  return {
    ...stream,
    hurry: () => {
      if (needs.now() - heardAt > doubtfulAfter) stream.renew();
      else stream.hurry();
    },
  };
};
