import { join } from 'node:path';
import { keptModels } from '../bots/opening/kept-models';
import { loadTriage } from '../nlp-models/triage/load-triage';

/** Trains the reference bot once, ahead of all suites; when nothing has changed, it is read from the cache. */
export default async (): Promise<void> => {
  const root = join(__dirname, '..');
  const cache = keptModels(join(root, 'dist'), console.warn);
  await loadTriage({ directory: join(root, 'nlp-models', 'card-bank'), locales: ['en', 'de'], cache });
};
