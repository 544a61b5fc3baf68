import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from './config';

/**
 * Answers `http://address:port`, as the server listens.
 * @throws Error with the cure when the port or the address cannot be had.
 */
export const listen = (server: Server, { port, bindAddress }: Pick<Config, 'port' | 'bindAddress'>): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const cure =
        error.code === 'EADDRINUSE' ? `Port ${port} is taken. Set PORT to another one, or to 0 for any.` : 'Look at BIND_ADDRESS and PORT.';
      reject(new Error(`The server cannot listen on ${bindAddress}:${port} (${error.code ?? error.message}). ${cure}`));
    });
    server.listen(port, bindAddress, () => {
      const host = bindAddress.includes(':') ? `[${bindAddress}]` : bindAddress;
      resolve(`http://${host}:${(server.address() as AddressInfo).port}`);
    });
  });
