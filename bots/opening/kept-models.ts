import { join } from 'node:path';
import { directoryCache, type ModelCache } from '../../nlp-models/triage/model-cache';
import { packageFolder } from '../definition/define-bot';

/**
 * Trained models, in the data directory; those that the package brings along are read where they lie, and nothing is written
 * into it. What cannot be kept stops nobody: `warn` hears of it once, and the next start trains again.
 */
export const keptModels = (dataDirectory: string, warn: (message: string) => void): ModelCache => {
  const directory = join(dataDirectory, 'models');
  const own = directoryCache(directory);
  const shipped = directoryCache(join(packageFolder(__dirname), 'dist', 'models'));
  let warned = false;
  return {
    // What cannot be read is trained; the writing that follows tells why.
    read: async (key) => (await own.read(key).catch(() => undefined)) ?? shipped.read(key),
    write: async (key, text) => {
      try {
        await own.write(key, text);
      } catch (error) {
        if (warned) return;
        warned = true;
        const reason = error instanceof Error ? error.message : String(error);
        warn(
          `Trained models cannot be kept in ${directory} (${reason}); each start trains them anew. Let DATA_DIR name a folder that can be written.`,
        );
      }
    },
  };
};
