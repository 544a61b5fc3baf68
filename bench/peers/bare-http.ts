import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Peer } from './peer';
import { signed } from './signed';

/** The limit: nothing but the signature and a 200. */
export const bareHttp: Peer = {
  listen: async () => {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => response.writeHead(signed(Buffer.concat(chunks), request.headers) ? 200 : 401).end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  },
};
