import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '../../flows/dialogue/json';

/** The least that can stand for the Graph API: takes every message, tells of it, and costs next to nothing. */
export const graphSink = async (arrived: (message: JsonObject) => void): Promise<{ readonly url: string; readonly close: () => void }> => {
  let messages = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as JsonObject;
      messages += 1;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(`{"messaging_product":"whatsapp","messages":[{"id":"wamid.out${messages}"}]}`);
      arrived(body);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
};
