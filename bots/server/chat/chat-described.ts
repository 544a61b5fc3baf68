import { z } from 'zod';
import { chatMessage } from '../../channels/webchat/message';
import { uploaded } from '../files/media-shape';
import type { Described } from '../http/described';

const described = (one: Described): Described => one;
const locale = z.string().max(35).optional();

/** What the page of the web chat calls (see `chat-routes.ts`), for the description of all of `/api`. */
export const chatDescribed: readonly Described[] = [
  described({
    method: 'post',
    path: '/api/chat/sessions',
    about: 'Opens a visit: whoever has its token is the visitor, and sends it as Authorization: Bearer.',
    right: 'anybody',
    body: z.strictObject({ locale }),
    status: 201,
    answer: z.object({ token: z.string(), conversationId: z.string(), locale: z.string() }),
    errors: ['too_many'],
  }),
  described({
    method: 'post',
    path: '/api/chat/messages',
    about: 'Says one thing to the house. The same clientId twice is one message.',
    right: 'visitor',
    body: chatMessage,
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: ['too_many', 'unknown_choice', 'no_such_media'],
  }),
  described({
    method: 'post',
    path: '/api/chat/media',
    about: 'Uploads a file that a message of this conversation may then name. The same file twice is one.',
    right: 'visitor',
    upload: true,
    status: 201,
    answer: uploaded,
    errors: ['too_many'],
  }),
  described({
    method: 'get',
    path: '/api/chat/media/{id}',
    about: 'The bytes of a file of this conversation.',
    right: 'visitor',
    status: 200,
    answer: null,
    type: '*/*',
    errors: ['not_found', 'media_coming', 'media_gone'],
  }),
  described({
    method: 'get',
    path: '/api/chat/events',
    about: 'Server-sent events: line, typing and floor; a known `seq` replaces its line.',
    right: 'visitor',
    headers: [{ name: 'Last-Event-ID', about: 'The id of the last event that was read; without it, from the first line.' }],
    status: 200,
    answer: null,
    type: 'text/event-stream',
    errors: ['too_many'],
  }),
  described({
    method: 'get',
    path: '/api/chat/texts',
    about: 'The texts of the page in the language that comes nearest.',
    right: 'anybody',
    query: z.object({ locale }),
    status: 200,
    answer: z.object({ locale: z.string(), locales: z.array(z.string()), texts: z.record(z.string(), z.string()) }),
    errors: [],
  }),
];
