import type { Queue } from './desk/queue';
import { type Read, useRead } from './use-read';

/** The queues as they are now. */
export const useQueues = (): Read<Queue> => useRead((api) => api.queues());
