import { useEffect, useState } from 'react';
import type { Person } from './desk/person';
import type { Queue } from './desk/queue';
import { useDesk } from './use-desk';

/** The queues as they are now, and which colleagues are here. `queues` is null until they are read. */
export const useQueues = (): { readonly queues: readonly Queue[] | null; readonly colleagues: readonly Person[] } => {
  const { desk, api } = useDesk();
  const [queues, setQueues] = useState<readonly Queue[] | null>(null);
  useEffect(() => {
    api.queues().then(setQueues, () => setQueues([]));
  }, [api]);
  const people = new Map((queues ?? []).flatMap(({ members }) => members).map((person) => [person.id, person]));
  people.delete(desk.me.id);
  return { queues, colleagues: [...people.values()] };
};
