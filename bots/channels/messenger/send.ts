import type { Attached, Channel, Payload } from '../channel';
import type { Graph, GraphAnswer } from '../meta/graph';
import { graphError } from '../meta/graph-error';
import { read } from '../meta/read';

/** Sends as one page of ours. */
export const send = (graph: Graph, pageId: string): Pick<Channel, 'send' | 'seen'> => {
  const path = `${encodeURIComponent(pageId)}/messages`;
  return {
    send: async ({ to, payload, attached, correlation, late, signal }) => {
      // `RESPONSE`: within 24 hours of the customer's last word. Only a person may write later, under a tag.
      const type = late ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : { messaging_type: 'RESPONSE' };
      const body = { recipient: { id: to }, ...type, message: { ...payload, metadata: correlation } };
      const answer = await graph.post(path, attached ? withFile(body, attached) : body, signal);
      const providerId = idIn(answer);
      return providerId === undefined ? graphError(answer) : { kind: 'sent', providerId };
    },
    // What comes back is dropped: a customer who does not see the dots still gets the answer, and the dots are gone by a second try.
    seen: async ({ from }, signal) => {
      for (const action of ['mark_seen', 'typing_on']) await graph.post(path, { recipient: { id: from }, sender_action: action }, signal);
    },
  };
};

const idIn = (answer: GraphAnswer): string | undefined =>
  answer.kind === 'answered' ? read.text(read.object(answer.body)['message_id']) : undefined;

/** The same message as a form (Messenger Platform, Saving assets): its parts as JSON, and the file beside them. */
const withFile = (body: Payload, { mimeType, fileName, bytes }: Attached): FormData => {
  const form = new FormData();
  for (const [name, part] of Object.entries(body)) form.set(name, typeof part === 'string' ? part : JSON.stringify(part));
  form.set('filedata', new Blob([new Uint8Array(bytes)], { type: mimeType }), fileName ?? 'file');
  return form;
};
