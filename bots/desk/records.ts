import { collection } from '../storage/store';

/** Which line a reply or a note has become, under conversation, agent and their key: the same twice is one line. */
export const replies = collection<{ readonly id: string; readonly line: string }>('replies', { fields: {}, indexes: [] });
