import type { Server } from 'node:http';

/** A request that takes longer is cut off: what it wanted stored was not promised, and the provider sends it again. ms. */
const longest = 5_000;

/** Takes no new connection, and resolves when the requests under way are answered. */
export const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    // A connection that is kept alive is idle once its last answer is out; left alone, it would stay open for seconds.
    const idle = setInterval(() => server.closeIdleConnections(), 20);
    const late = setTimeout(() => server.closeAllConnections(), longest);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(late);
      resolve();
    });
  });
