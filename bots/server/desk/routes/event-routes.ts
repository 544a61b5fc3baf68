import { z } from 'zod';
import type { DeskStreams } from '../events/desk-streams';
import { type Route, route } from './route';

/** Everything that changes, as it changes. */
export const eventRoutes = ({ streams }: { readonly streams: Pick<DeskStreams, 'open'> }): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/events',
    about:
      'Server-sent events: hello, handoff, line, floor, presence and draft, each as the call of that name answers; promise {handoffId, conversationId, metric, due, warned}, when 50, 80 or 100 percent of the time for a response have passed; after `reset`, read everything anew. An open stream keeps lease and session alive; with `beats=answered` it says `beat` every 15 s instead, and each is answered with POST /api/agents/me/heartbeat.',
    right: 'desk.read',
    query: z.strictObject({
      beats: z
        .literal('answered')
        .optional()
        .describe('The stream keeps nothing alive, for a line that was cut looks open for long; what counts is each answer to a `beat`.'),
    }),
    headers: [
      { name: 'Last-Event-ID', about: 'The id of the last event that was read: the stream goes on behind it, and leaves nothing out.' },
    ],
    status: 200,
    answer: null,
    type: 'text/event-stream',
    errors: [],
    handle: async ({ who, query, request, response }) => {
      await streams.open(response, who, { lastEventId: request.get('last-event-id'), answersBeats: query.beats === 'answered' });
      return 'streaming';
    },
  }),
];
