import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../clock';

/** ms between two looks, and the bytes that must have come in between: a tenth of a bad mobile connection. */
const every = 10_000;
const least = 81_920;

/** Hangs up on who sends a body more slowly than anybody would: it takes the room of others. Answers what ends the watch. */
export const hurry = (request: Pick<IncomingMessage, 'socket' | 'destroy'>, clock: Pick<Clock, 'after'>): (() => void) => {
  let before = request.socket.bytesRead;
  const look = (): void => {
    const now = request.socket.bytesRead;
    if (now - before < least) request.destroy();
    else {
      before = now;
      cancel = clock.after(every, look);
    }
  };
  let cancel = clock.after(every, look);
  return () => cancel();
};
