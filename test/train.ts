import { join } from 'node:path';
import { loadTriage } from '../nlp-models/triage/load-triage';
import { directoryCache } from '../nlp-models/triage/model-cache';

/** Trains the reference bot once, ahead of all suites; when nothing has changed, it is read from the cache. */
export default async (): Promise<void> => {
  const root = join(__dirname, '..');
  const cache = directoryCache(join(root, 'dist', 'models'));
  await loadTriage({ directory: join(root, 'nlp-models', 'card-bank'), locales: ['en', 'de'], cache });
};
