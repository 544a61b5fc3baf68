import express, { type ErrorRequestHandler, type Express, type Router } from 'express';
import type { Registry } from 'prom-client';
import type { Clock } from '../clock';
import type { Observer } from '../observer';
import type { Store } from '../storage/store';
import type { Control } from './control';
import { readiness } from './health';
import { answer } from './http/answer';
import { refuse } from './http/refuse';

/** Everything but the webhooks: health, metrics, what the command line hands to a running server, the pages and what they call. */
export const routes = (needs: {
  store: Store;
  clock: Clock;
  observe: Observer;
  registry: Registry;
  draining: () => boolean;
  control: Control;
  /** By the path that each is below. */
  parts: ReadonlyMap<string, Router>;
}): Express => {
  const app = express();
  app.disable('x-powered-by');
  // A proxy of ours is on this machine or in our network; from anywhere else, nobody may say for whom they ask.
  app.set('trust proxy', ['loopback', 'linklocal', 'uniquelocal']);

  app.get('/livez', (_, response) => {
    response.type('text/plain').send('alive\n');
  });
  const storeTakesWrites = readiness(needs.store, needs.clock);
  app.get('/readyz', async (_, response) => {
    if (needs.draining()) return answer(response, 503, 'draining', 'The server is being stopped.', 'Use another node.');
    if (await storeTakesWrites()) return void response.type('text/plain').send('ready\n');
    answer(response, 503, 'store_unavailable', 'The store takes no writes.', 'Look at the disk or the database.');
  });
  app.get('/metrics', async (_, response) => {
    response.type(needs.registry.contentType).send(await needs.registry.metrics());
  });
  app.post('/control/letters/:id/retry', needs.control.retry);
  for (const [path, part] of needs.parts) app.use(path, part);
  app.use((_, response) => refuse(response, 'not_found'));
  app.use(failed(needs.observe));
  return app;
};

/** Express's own answer would show a stack. Whatever brings a status of 4xx along is the caller's to put right. */
const failed =
  (observe: Observer): ErrorRequestHandler =>
  (error: { status?: number }, _request, response, _next) => {
    if (error.status !== undefined && error.status < 500) {
      return answer(response, error.status, 'bad_request', 'The request cannot be read.', 'Look at its address and its body.');
    }
    observe({ kind: 'trouble', where: 'request', error });
    refuse(response, 'failed');
  };
