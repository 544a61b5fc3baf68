import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embedded } from '../../../bots/storage/embedded/embedded';
import { storeContract } from './store-contract';

storeContract('the embedded store', {
  place: async () => {
    const directory = await mkdtemp(join(tmpdir(), 'schalter-store-'));
    return {
      open: (collections) => embedded(directory, { collections }),
      remove: () => rm(directory, { recursive: true }),
    };
  },
  durable: true,
  tooOld: '0123456789abcdef:1:0',
});
