import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import type { Peer } from './peer';
import { signed } from './signed';

/** Express with the raw body and the signature; `take` is what is done with a body that is right, after the 200. */
export const expressWebhook = async (take: (body: Buffer) => void): Promise<number> => {
  const app = express();
  const handle: RequestHandler = (request, response) => {
    const body = request.body as Buffer;
    if (!signed(body, request.headers)) return void response.sendStatus(401);
    response.sendStatus(200);
    take(body);
  };
  app.post('/webhooks/whatsapp', express.raw({ type: '*/*' }), handle);
  return new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
};

export const bareExpress: Peer = { listen: () => expressWebhook(() => {}) };
