import type { Person } from './person';
import type { Queue } from './queue';

/** Who is at their desk in any of these queues, except the agent; as far as the queues have been read. */
export const colleaguesIn = (queues: readonly Queue[] | 'reading' | 'failed', me: Person): readonly Person[] => {
  if (typeof queues === 'string') return [];
  const people = new Map(queues.flatMap(({ members }) => members).map((person) => [person.id, person]));
  people.delete(me.id);
  return [...people.values()];
};
