import { Agent, createServer, get, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { closeServer } from '../../../bots/server/close-server';

let server: Server;
let port: number;
let held: ServerResponse[];
beforeEach(async () => {
  held = [];
  server = createServer((_, response) => void held.push(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterEach(() => server.closeAllConnections());

/** A request that the server has, over a connection that stays open for more. */
const underWay = async (): Promise<{ readonly answered: Promise<string> }> => {
  const agent = new Agent({ keepAlive: true });
  const answered = new Promise<string>((resolve, reject) => {
    get({ port, agent }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on('end', () => resolve(body));
    }).on('error', reject);
  });
  while (held.length === 0) await new Promise((resolve) => setImmediate(resolve));
  return { answered };
};

describe('a server that is closed', () => {
  it('answers what is under way, and does not wait for the connection that it came by', async () => {
    const { answered } = await underWay();
    const closed = closeServer(server);
    const began = performance.now();
    held[0]?.end('done');
    expect(await answered).toBe('done');
    await closed;
    // Left alone, the connection would stay for five seconds.
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  it('takes no new connection', async () => {
    await closeServer(server);
    await expect(new Promise((_, reject) => connect(port, '127.0.0.1').on('error', reject))).rejects.toThrow(/ECONNREFUSED/);
  });
});
