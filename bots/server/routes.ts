import express, { type Express } from 'express';
import type { Registry } from 'prom-client';
import type { Clock } from '../clock';
import type { Store } from '../storage/store';
import { answer } from './answer';
import type { Control } from './control';
import { storeTakesWrites } from './health';

/** Everything but the webhooks: health, metrics, and what the command line hands to a running server. */
export const routes = (needs: { store: Store; clock: Clock; registry: Registry; draining: () => boolean; control: Control }): Express => {
  const app = express();
  app.disable('x-powered-by');

  app.get('/livez', (_, response) => {
    response.type('text/plain').send('alive\n');
  });
  app.get('/readyz', async (_, response) => {
    if (needs.draining()) return answer(response, 503, 'draining', 'The server is being stopped.', 'Use another node.');
    if (await storeTakesWrites(needs.store, needs.clock.now())) return void response.type('text/plain').send('ready\n');
    answer(response, 503, 'store_unavailable', 'The store takes no writes.', 'Look at the disk or the database.');
  });
  app.get('/metrics', async (_, response) => {
    response.type(needs.registry.contentType).send(await needs.registry.metrics());
  });
  app.post('/control/letters/:id/retry', needs.control.retry);
  app.use((_, response) => answer(response, 404, 'not_found', 'There is nothing here.', 'Look at the address.'));
  return app;
};
