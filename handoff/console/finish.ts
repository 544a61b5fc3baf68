import type { Handoff } from './desk/handoff';
import { type Settled, type Settling, settle } from './settle';
import type { DeskApi } from './transport/desk-api';
import { readThread } from './transport/read-thread';

/** What ends an agent's part in a handoff. */
export type Ending = 'return' | 'complete';

interface Finishing {
  readonly handoff: Pick<Handoff, 'id' | 'conversationId'>;
  readonly verb: Ending;
  readonly body: object;
  /** The last line that the agent has seen; undefined: none. */
  readonly seen: number | undefined;
}

/** Ends an agent's part, unless the customer has written what they have not seen: then that is in the thread. */
export const finish = async (
  { handoff, verb, body, seen }: Finishing,
  { api, ...told }: Settling & { readonly api: Pick<DeskApi, 'act' | 'conversation' | 'linesBefore'> },
): Promise<Settled> => {
  const settled = await settle(api.act(handoff, verb, { ...body, ...(seen === undefined ? {} : { seen }) }), told);
  if (settled === 'customer_wrote') {
    // The stream may be behind; and what cannot be read now, it brings.
    await readThread(api, handoff.conversationId).then(
      (thread) => told.dispatch({ kind: 'opened', thread }),
      () => undefined,
    );
  }
  return settled;
};
