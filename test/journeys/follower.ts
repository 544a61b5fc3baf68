import { read } from '../../bots/channels/meta/read';
import { conversationId } from '../../bots/mailroom/conversation-id';
import type { GraphStandIn } from '../../bots/testing/graph-stand-in/graph-stand-in';
import type { JsonObject } from '../../flows/dialogue/json';
import { seqOf } from './seq-of';
import { type Bubble, type Talk, talk } from './talk';

/** A customer who writes to the page on Messenger, under a page-scoped id: signed webhooks in, calls of the Send API out. */
export const follower = ({ account, ledger, messenger }: GraphStandIn, psid: string): Talk => {
  const messages = () => ledger.accepted.filter(({ to, message }) => to === psid && message['messaging_type'] !== undefined);
  return talk({
    address: psid,
    conversation: conversationId('messenger', account.pageId, psid),
    read: () => messages().map(({ message, correlation }) => ({ ...bubble(read.object(message['message'])), seq: seqOf(correlation) })),
    say: (text) => messenger.says(psid, text),
    tap: (choice) => messenger.taps(psid, choice),
  });
};

const bubble = (message: JsonObject): Pick<Bubble, 'text' | 'choices'> => {
  const template = read.object(read.object(message['attachment'])['payload']);
  return {
    text: read.text(message['text']) ?? read.text(template['text']) ?? '',
    choices: read.list(template['buttons']).map(read.object).map(choice),
  };
};

const choice = ({ payload, title }: JsonObject) => ({ id: read.text(payload) ?? '', title: read.text(title) ?? '' });
