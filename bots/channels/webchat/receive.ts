import { z } from 'zod';
import type { Content, Inbound } from '../../../flows/dialogue/inbound';
import type { Json } from '../../../flows/dialogue/json';
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
  const content = read.success ? contentOf(read.data.message, read.data.title) : null;
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

const contentOf = ({ text, choice, place }: ChatMessage, title: string | undefined): Content | null => {
  if (text !== undefined) return { kind: 'text', text };
  if (choice !== undefined) return title === undefined ? null : { kind: 'choice', choice, title };
  if (place === undefined) return null;
  const { lat, lon, name } = place;
  return { kind: 'place', lat, lon, ...(name === undefined ? {} : { name }) };
};
