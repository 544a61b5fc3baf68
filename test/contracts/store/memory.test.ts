import { memoryStore } from '../../../bots/testing/memory-store';
import { storeContract } from './store-contract';

storeContract('the store in memory', {
  place: async () => ({ open: async () => memoryStore(), remove: async () => {} }),
  durable: false,
  tooOld: '-1',
});
