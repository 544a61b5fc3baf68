import { read } from '../../../bots/channels/meta/read';
import type { GraphStandIn } from '../../../bots/testing/graph-stand-in/graph-stand-in';
import type { Json, JsonObject } from '../../../flows/dialogue/json';
import type { Bubble, Choice, Door } from './door';
import { graphDoor } from './graph-door';

export const messengerDoor = (graph: GraphStandIn): Door => {
  const { pageId, appId, accessToken, appSecret } = graph.account;
  return graphDoor({
    name: 'messenger',
    account: pageId,
    environment: {
      MESSENGER_PAGE_ID: pageId,
      MESSENGER_APP_ID: appId,
      MESSENGER_PAGE_ACCESS_TOKEN: accessToken,
      MESSENGER_APP_SECRET: appSecret,
      MESSENGER_VERIFY_TOKEN: 'bench',
    },
    ledger: graph.ledger,
    deliver: graph.messenger.deliver,
    bodies: graph.messenger.bodies,
    prefix: 'm_',
    addressOf: (number) => `71${10_000_000_000_000 + number}`,
    bubbleOf,
  });
};

/** What the customer sees of a message of the Send API: a text, or a template with buttons. */
const bubbleOf = (body: JsonObject): Omit<Bubble, 'letter'> => {
  const message = read.object(body['message']);
  const template = read.object(read.object(message['attachment'])['payload']);
  const text = read.text(message['text']) ?? read.text(template['text']) ?? '';
  return { text, choices: [...read.list(template['buttons']), ...read.list(message['quick_replies'])].map(choiceOf) };
};

const choiceOf = (choice: Json): Choice => {
  const { payload, title } = read.object(choice);
  return { id: read.text(payload) ?? '', title: read.text(title) ?? '' };
};
