import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFolder } from '../../bots/definition/define-bot';

/** Where the product keeps its data in this run. */
export interface Place {
  readonly environment: Readonly<Record<string, string>>;
  readonly directory: string;
  readonly close: () => Promise<void>;
}

export const placeFor = async (store: 'embedded' | 'mongo'): Promise<Place> => {
  const directory = mkdtempSync(join(tmpdir(), 'schalter-crash-'));
  if (store === 'embedded') return { environment: { DATA_DIR: directory }, directory, close: async () => {} };
  const { MongoMemoryReplSet } = await import('mongodb-memory-server-core');
  // The program is taken as it is, of whatever version.
  process.env.MONGOMS_SYSTEM_BINARY_VERSION_CHECK = 'false';
  const set = await MongoMemoryReplSet.create({ binary: { systemBinary: mongod() }, replSet: { storageEngine: 'wiredTiger' } });
  return {
    environment: { DATA_DIR: directory, MONGODB_URI: set.getUri('crash') },
    directory,
    close: async () => void (await set.stop()),
  };
};

/** `MONGOD`, or what the checkout's own script finds or fetches. */
const mongod = (): string => {
  const { MONGOD } = process.env;
  if (MONGOD) return MONGOD;
  const script = join(packageFolder(__dirname), '.ci', 'mongod');
  if (existsSync(script)) return execFileSync(script, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
  throw new Error('There is no MongoDB to be had. Set MONGOD to the path of the program, or use --store embedded.');
};
