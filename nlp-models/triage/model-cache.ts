import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Keeps what training has made. Keys are hashes in hexadecimal, each with a locale's name before it. */
export interface ModelCache {
  read(key: string): Promise<string | undefined>;
  write(key: string, text: string): Promise<void>;
}

/** Models as files of a directory, which is made when it is missing. */
export function directoryCache(directory: string): ModelCache {
  const file = (key: string): string => join(directory, `${key}.json`);
  return {
    async read(key) {
      try {
        return await readFile(file(key), 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async write(key, text) {
      await mkdir(directory, { recursive: true });
      // Another process may read or write the same model: a file appears whole or not at all.
      const draft = `${file(key)}.${process.pid}`;
      await writeFile(draft, text);
      await rename(draft, file(key));
    },
  };
}
