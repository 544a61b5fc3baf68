import { join } from 'node:path';
import { dir } from '../../bots/define-bot';
import { loadTriage } from '../../nlp-models/triage/load-triage';
import { directoryCache } from '../../nlp-models/triage/model-cache';
import type { Triage } from '../../nlp-models/triage/understanding';

/** The reference bot's own model, for every peer. */
export const triage = (): Promise<Triage> => {
  const root = dir(__dirname);
  return loadTriage({
    directory: join(root, 'nlp-models', 'card-bank'),
    locales: ['en', 'de'],
    cache: directoryCache(join(root, 'dist', 'models')),
  });
};
