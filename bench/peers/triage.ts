import { join } from 'node:path';
import { packageFolder } from '../../bots/definition/define-bot';
import { keptModels } from '../../bots/opening/kept-models';
import { loadTriage } from '../../nlp-models/triage/load-triage';
import type { Triage } from '../../nlp-models/triage/understanding';

/** The reference bot's own model, for every peer. */
export const triage = (): Promise<Triage> => {
  const root = packageFolder(__dirname);
  return loadTriage({
    directory: join(root, 'nlp-models', 'card-bank'),
    locales: ['en', 'de'],
    cache: keptModels(join(root, 'dist'), console.warn),
  });
};
