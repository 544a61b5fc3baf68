import type { Json } from '../../../flows/dialogue/json';
import type { AcceptedMessage } from './ledger';
import type { messengerBodies } from './messenger-bodies';
import { titled } from './refusal';
import type { webhookBodies } from './webhook-bodies';
import type { WebhookSender } from './webhook-sender';

/** The webhooks that follow a message that was taken: after the answer to it, as Meta mostly does. */
export const following = (settings: {
  readonly echo: readonly ('sent' | 'delivered' | 'read')[];
  readonly now: () => number;
  readonly numbers: { readonly sender: WebhookSender | undefined; readonly bodies: ReturnType<typeof webhookBodies> };
  readonly pages: { readonly sender: WebhookSender | undefined; readonly bodies: ReturnType<typeof messengerBodies> };
}) => {
  const { echo, now, numbers, pages } = settings;
  const deliver = async (sender: WebhookSender | undefined, bodies: readonly (() => Json)[]): Promise<void> => {
    for (const body of bodies) await sender?.deliver(body());
  };
  const post = (sender: WebhookSender | undefined, bodies: readonly (() => Json)[]): void =>
    void setImmediate(() => void deliver(sender, bodies));

  return {
    whatsapp: (message: AcceptedMessage, failsLate: number | undefined): void => {
      const error = failsLate === undefined ? undefined : titled({ code: failsLate, details: 'It failed after it was accepted.' });
      const failed = (): Json => numbers.bodies.status({ ...message, status: 'failed', at: now(), ...(error && { error }) });
      const told = echo.map((status) => (): Json => numbers.bodies.status({ ...message, status, at: now() }));
      post(numbers.sender, error ? [failed] : told);
    },
    messenger: (message: AcceptedMessage): void => {
      const receipt = { from: message.to, until: message.at };
      const bodyOf = {
        sent: () => pages.bodies.echo(message),
        delivered: () => pages.bodies.delivered({ ...receipt, at: now(), ids: [message.id] }),
        read: () => pages.bodies.read({ ...receipt, at: now() }),
      };
      post(
        pages.sender,
        echo.map((status) => bodyOf[status]),
      );
    },
  };
};
