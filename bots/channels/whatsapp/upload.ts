import type { Attached, Sent } from '../channel';
import type { Graph } from '../meta/graph';
import { graphError } from '../meta/graph-error';
import { read } from '../meta/read';

export type Uploaded = { readonly kind: 'uploaded'; readonly id: string } | Exclude<Sent, { kind: 'sent' | 'unknown' }>;

/**
 * Gives a file to WhatsApp, which answers the id to send it by (Cloud API, Media). One that was not answered may be given again:
 * no customer sees it.
 */
export const upload = async (graph: Graph, phoneNumberId: string, attached: Attached, signal: AbortSignal): Promise<Uploaded> => {
  const answer = await graph.post(`${encodeURIComponent(phoneNumberId)}/media`, formOf(attached), signal);
  const id = answer.kind === 'answered' ? read.text(read.object(answer.body)['id']) : undefined;
  if (id !== undefined) return { kind: 'uploaded', id };
  const error = graphError(answer);
  return error.kind === 'unknown' ? { ...error, kind: 'retryLater', holds: 'letter' } : error;
};

const formOf = ({ mimeType, fileName, bytes }: Attached): FormData => {
  // Of the sounds in an Ogg file WhatsApp takes one kind, and wants to be told so.
  const type = mimeType === 'audio/ogg' ? 'audio/ogg; codecs=opus' : mimeType;
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('type', type);
  form.set('file', new Blob([new Uint8Array(bytes)], { type }), fileName ?? 'file');
  return form;
};
