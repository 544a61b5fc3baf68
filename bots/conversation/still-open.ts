import type { Arrival } from '../mailroom/arrival';
import { errands, inboxLetters } from '../mailroom/letters';
import type { Reader } from '../storage/store';

/** The arrival as the store has it now; null when somebody else has dealt with it. */
export const stillOpen = async (store: Reader, arrival: Arrival): Promise<Arrival | null> => {
  switch (arrival.kind) {
    case 'message': {
      const letter = await store.get(inboxLetters, arrival.letter.id);
      return letter?.state === 'pending' ? { ...arrival, letter } : null;
    }
    case 'outcome': {
      const errand = await store.get(errands, arrival.errand.id);
      return errand?.state === 'pending' || errand?.state === 'overdue' ? { ...arrival, errand } : null;
    }
    case 'wake':
      return arrival;
    case 'breakdown': {
      const of = await stillOpen(store, arrival.of);
      return of && of.kind !== 'breakdown' ? { ...arrival, of } : null;
    }
    default:
      return arrival satisfies never;
  }
};
