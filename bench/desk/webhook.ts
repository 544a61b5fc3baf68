import { createHmac } from 'node:crypto';
import { Agent as Connections, request } from 'undici';
import { webhookBodies } from '../../bots/testing/graph-stand-in/webhook-bodies';
import { account } from '../peers/account';

/** Customers at the WhatsApp door, by number. @throws Error when a message is not taken. */
export const webhook = (
  url: string,
): { readonly addressOf: (customer: number) => string; readonly say: (customer: number, text: string) => Promise<void> } => {
  const bodies = webhookBodies(account);
  const dispatcher = new Connections({ connections: 16 });
  let messages = 0;
  const addressOf = (customer: number): string => `4915${10_000_000 + customer}`;
  return {
    addressOf,
    say: async (customer, text) => {
      messages += 1;
      const said = { from: addressOf(customer), id: `wamid.desk.${messages}`, at: Date.now() };
      const body = JSON.stringify(bodies.text(said, text));
      const digest = createHmac('sha256', account.appSecret).update(body).digest('hex');
      const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${digest}` };
      const answer = await request(url, { method: 'POST', dispatcher, headers, body });
      await answer.body.dump();
      if (answer.statusCode !== 200) throw new Error(`A message was answered with ${answer.statusCode}.`);
    },
  };
};
