import { collection } from '../../../bots/storage/store';
import type { Json } from '../../../flows/dialogue/json';

export interface Ticket {
  readonly id: string;
  readonly state?: string | null;
  readonly due?: number | null;
  readonly body?: Json;
}

/** What the contract works on: a collection that is followed, and one that is not. */
export const tickets = collection<Ticket>('tickets', {
  fields: { state: 'string', due: 'number' },
  indexes: [['state', 'due'], ['due']],
  followed: true,
});

export interface Note {
  readonly id: string;
  readonly text: string;
}

export const notes = collection<Note>('notes', { fields: {}, indexes: [] });
