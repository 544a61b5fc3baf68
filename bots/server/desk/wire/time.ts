import { z } from 'zod';

/** ms since 1970, UTC. */
export const time = z.number().int();
