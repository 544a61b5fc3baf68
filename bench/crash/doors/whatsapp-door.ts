import type { GraphStandIn } from '../../../bots/testing/graph-stand-in/graph-stand-in';
import { bubbleOf } from '../../bubble';
import type { Door } from './door';
import { graphDoor } from './graph-door';

export const whatsappDoor = (graph: GraphStandIn): Door => {
  const { phoneNumberId, accessToken, appSecret } = graph.account;
  return graphDoor({
    name: 'whatsapp',
    account: phoneNumberId,
    environment: {
      WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
      WHATSAPP_ACCESS_TOKEN: accessToken,
      WHATSAPP_APP_SECRET: appSecret,
      WHATSAPP_VERIFY_TOKEN: 'bench',
    },
    ledger: graph.ledger,
    deliver: graph.deliver,
    bodies: graph.bodies,
    prefix: 'wamid.',
    addressOf: (number) => `4915${10_000_000 + number}`,
    bubbleOf,
  });
};
