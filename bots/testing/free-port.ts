import { createServer } from 'node:net';

/** Below those that systems give to outgoing connections (from 32,768 on Linux, from 49,152 elsewhere). */
const range = { from: 20_000, to: 32_000 };
const attempts = 50;

/**
 * A port of this machine that nobody listens on: for a server that has to come back at the same address. While it is down, no
 * outgoing connection can be given its port, least of all one of those that knock at it.
 * @throws Error when there is none to be found.
 */
export const freePort = async (): Promise<number> => {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const port = range.from + Math.floor(Math.random() * (range.to - range.from));
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port was found from ${range.from} to ${range.to}. End what listens there.`);
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
