import type { Channel, Payload } from '../channel';
import type { Graph, GraphAnswer } from '../meta/graph';
import { graphError } from '../meta/graph-error';
import { read } from '../meta/read';
import { isPhone } from './address';
import { upload } from './upload';

/** Sends as one phone number of ours. */
export const send = (graph: Graph, phoneNumberId: string): Pick<Channel, 'send' | 'seen'> => {
  const path = `${encodeURIComponent(phoneNumberId)}/messages`;
  return {
    send: async ({ to, payload, attached, correlation, signal }) => {
      const uploaded = attached && (await upload(graph, phoneNumberId, attached, signal));
      if (uploaded && uploaded.kind !== 'uploaded') return uploaded;
      const whole = uploaded ? withFile(payload, uploaded.id) : payload;
      const answer = await graph.post(path, { ...addressed(to), ...whole, biz_opaque_callback_data: correlation }, signal);
      const providerId = idIn(answer);
      return providerId === undefined ? graphError(answer) : { kind: 'sent', providerId };
    },
    // What comes back is dropped: a customer who does not see the dots still gets the answer, and the dots are gone by a second try.
    seen: async ({ providerId }, signal) => {
      await graph.post(path, { ...PRODUCT, status: 'read', message_id: providerId, typing_indicator: { type: 'text' } }, signal);
    },
  };
};

const idIn = (answer: GraphAnswer): string | undefined => {
  const body = answer.kind === 'answered' ? answer.body : undefined;
  return read.text(read.object(read.list(read.object(body)['messages'])[0])['id']);
};

const PRODUCT = { messaging_product: 'whatsapp' } as const;

const withFile = (payload: Payload, id: string): Payload => {
  const type = read.text(payload['type']) ?? '';
  return { ...payload, [type]: { ...read.object(payload[type]), id } };
};

/** A user id goes into `recipient`: in `to`, Graph answers 200 with an id and delivers nothing. */
const addressed = (to: string): Payload => ({
  ...PRODUCT,
  recipient_type: 'individual',
  ...(isPhone(to) ? { to } : { recipient: to }),
});
