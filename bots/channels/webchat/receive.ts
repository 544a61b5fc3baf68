import { z } from 'zod';
import type { Content, Inbound } from '../../../flows/dialogue/inbound';
import type { Json } from '../../../flows/dialogue/json';
import { mediaKinds } from '../../../flows/dialogue/media-kind';
import type { Channel } from '../channel';
import { keep } from '../meta/keep';
import { type ChatMessage, chatMessage } from './message';

/** A message of the page with what the server knows about it; also a list of them. */
const said = z.object({
  visitor: z.string().min(1),
  /** ms since 1970, UTC. */
  at: z.number().int().positive(),
  /** What the visitor's session was opened in. */
  locale: z.string().optional(),
  /** What stood on the choice that was tapped. */
  title: z.string().optional(),
  /** What the file is that was uploaded before. */
  file: z
    .object({
      kind: z.enum(mediaKinds),
      mimeType: z.string().optional(),
      fileName: z.string().optional(),
    })
    .optional(),
  message: chatMessage,
});

export const receive =
  (account: string): Channel['receive'] =>
  (body, now) => {
    const elements = Array.isArray(body) && body.length > 0 ? (body as readonly Json[]) : [body];
    return elements.map((element) => readOne(element, account, now));
  };

const readOne = (element: Json, account: string, now: number): Inbound => {
  const read = said.safeParse(element);
  const content = read.success ? contentOf(read.data) : null;
  if (!read.success || content === null) return keep({ what: 'unreadable', element, account, at: now });
  const { visitor, at, locale, message } = read.data;
  return {
    kind: 'message',
    id: messageId(visitor, message.clientId),
    account,
    at,
    from: visitor,
    ...(locale === undefined ? {} : { locale }),
    content,
  };
};

/** The page's ids are its own, so that two visitors may choose the same one. */
const messageId = (visitor: string, clientId: string): string => `${visitor}:${clientId}`;

const contentOf = ({ message: { text, choice, place, media }, title, file }: z.infer<typeof said>): Content | null => {
  if (text !== undefined) return { kind: 'text', text };
  if (choice !== undefined) return title === undefined ? null : { kind: 'choice', choice, title };
  if (media !== undefined) return file === undefined ? null : mediaContent(media, file);
  if (place === undefined) return null;
  const { lat, lon, name } = place;
  return { kind: 'place', lat, lon, ...(name === undefined ? {} : { name }) };
};

const mediaContent = (
  { id, caption }: NonNullable<ChatMessage['media']>,
  { kind, mimeType, fileName }: NonNullable<z.infer<typeof said>['file']>,
): Content => ({
  kind: 'media',
  media: kind,
  mediaId: id,
  ...(mimeType === undefined ? {} : { mimeType }),
  ...(caption === undefined ? {} : { caption }),
  ...(fileName === undefined ? {} : { fileName }),
});
