import { useState } from 'react';
import { beginFinishing, isAnswered, type Stand, seenIn, standOf } from './desk/finishing';
import type { Handoff } from './desk/handoff';
import { useLanguage } from './texts/language';
import { useDesk } from './use-desk';

interface Finish {
  /** True: it is done; false: it was refused, or the customer has written first, and the agent has been told. */
  readonly finish: (body: object) => Promise<boolean>;
  readonly stand: Stand;
  /** What the agent has to know before they go on. */
  readonly warning: string | undefined;
}

/** Ends the agent's part in a request, but not over a word of the customer's that they have not seen. */
export const useFinish = (handoff: Handoff, verb: 'return' | 'complete'): Finish => {
  const { say } = useLanguage();
  const { desk, finish } = useDesk();
  const [finishing, setFinishing] = useState(() => beginFinishing(desk, handoff));
  const { name, address } = handoff.customer;
  return {
    finish: async (body) => {
      const settled = await finish(handoff, verb, body, seenIn(finishing, desk));
      if (settled === 'customer_wrote') setFinishing({ ...finishing, hasWritten: true });
      return settled === 'done';
    },
    stand: standOf(finishing, desk),
    warning: finishing.hasWritten && !isAnswered(finishing, desk) ? say('customer_wrote', { customer: name ?? address }) : undefined,
  };
};
