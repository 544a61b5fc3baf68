import type { Refused } from './desk';

/** A no, and who it was that came before. */
export const refused = (why: Refused['why'], by?: Refused['by']): Refused => ({ kind: 'refused', why, ...(by ? { by } : {}) });
