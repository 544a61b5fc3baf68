import type { Request } from 'express';
import { z } from 'zod';
import { asId } from '../../../../flows/dialogue/ids';
import type { Agent } from '../../../../handoff/desk/agent';
import { maySeeConversation } from '../../../../handoff/desk/rights';
import type { Conversation } from '../../../conversation/records';
import type { Desk, Refused, Said } from '../../../desk/desk';
import type { Store } from '../../../storage/store';
import { botPage, botPlace } from '../views/bot-page';
import { type ConversationFacts, conversationView } from '../views/conversation-view';
import { type Glance, glance } from '../views/glance';
import { lineView } from '../views/line-view';
import { templatesFor } from '../views/templates-for';
import { transcriptView } from '../views/transcript-view';
import * as wire from '../wire';
import { refusalOf } from './refusal-of';
import { type Outcome, type Refusal, type Route, route } from './route';
import { sayingOf, saysOneThing } from './saying-of';
import { writtenText } from './written-text';

/** Of an idempotency key, characters. */
const longestKey = 200;
const seq = z.coerce.number().int().min(0);
const stretch = z
  .strictObject({ after: seq.optional(), before: seq.optional(), limit: z.coerce.number().int().min(1).max(500).default(100) })
  .refine(({ after, before }) => after === undefined || before === undefined, 'has both `after` and `before`');
const writing = writtenText.max(10_000);

/** What customers and agents say, and what agents say among themselves. */
export const conversationRoutes = (needs: {
  readonly store: Store;
  readonly desk: Desk;
  readonly facts: ConversationFacts;
}): readonly Route[] => {
  const { store, desk, facts } = needs;

  /** For who may see its request; where nobody has asked for a person, for who may see anybody's. */
  const seen = async (look: Glance, agent: Agent, id: string): Promise<Conversation | Refusal> => {
    const found = await look.together(id);
    if (!found) return { error: 'not_found' };
    return maySeeConversation(agent, found.request ?? null) ? found.conversation : { error: 'not_your_queue' };
  };
  const answered = async (result: Said | Refused): Promise<Outcome<wire.LineOnWire>> =>
    result.kind === 'refused' ? refusalOf(result) : { body: await lineView(glance(store), result.line) };

  return [
    route({
      method: 'get',
      path: '/api/conversations',
      about: 'The conversations that the bot has, the one first whose customer wrote last. A page may be empty and still have a `next`.',
      right: 'desk.any',
      query: z.strictObject({
        holder: z.literal('bot'),
        limit: z.coerce.number().int().min(1).max(100).default(20),
        after: botPlace.optional(),
      }),
      status: 200,
      answer: z.object({ items: z.array(wire.conversationRow), next: z.string().nullable() }),
      errors: [],
      handle: async ({ who, query }) => ({
        body: await botPage(glance(store), who.agent, { limit: query.limit, after: query.after, release: facts.release }),
      }),
    }),
    route({
      method: 'get',
      path: '/api/conversations/{id}',
      about: 'A conversation: who has the floor, its request, and whether the channel takes a reply now.',
      right: 'desk.read',
      status: 200,
      answer: wire.conversation,
      errors: ['not_found', 'not_your_queue'],
      handle: async ({ who, id }) => {
        const look = glance(store);
        const conversation = await seen(look, who.agent, id);
        return 'error' in conversation ? conversation : { body: await conversationView(look, conversation, facts) };
      },
    }),
    route({
      method: 'get',
      path: '/api/conversations/{id}/transcript',
      about: 'Its lines, oldest first, with no hole in `seq`: behind `after`, or the last ones before `before`.',
      right: 'desk.read',
      query: stretch,
      status: 200,
      answer: z.object({ items: z.array(wire.line), next: z.number().int().nullable() }),
      errors: ['not_found', 'not_your_queue'],
      handle: async ({ who, id, query }) => {
        const look = glance(store);
        const conversation = await seen(look, who.agent, id);
        return 'error' in conversation ? conversation : { body: await transcriptView(look, conversation, query) };
      },
    }),
    route({
      method: 'get',
      path: '/api/conversations/{id}/templates',
      about: 'What can be sent to its customer also when the channel takes no other reply; nothing where the channel has no templates.',
      right: 'desk.serve',
      status: 200,
      answer: z.object({ items: z.array(wire.template) }),
      errors: ['not_found', 'not_your_queue'],
      handle: async ({ who, id }) => {
        const conversation = await seen(glance(store), who.agent, id);
        return 'error' in conversation ? conversation : { body: { items: templatesFor(conversation, facts) } };
      },
    }),
    route({
      method: 'post',
      path: '/api/conversations/{id}/messages',
      about:
        'Sends one thing to the customer, for who serves them: a text of their own, a file of the conversation, a template or an article. ' +
        'The same key again is the same line.',
      right: 'desk.serve',
      headers: [
        { name: 'Idempotency-Key', about: 'A key of your own for this message.' },
        { name: 'If-Match', about: 'The epoch of the floor as you have read it, in quotes.' },
      ],
      body: saysOneThing,
      status: 201,
      answer: wire.line,
      errors: [
        'key_required',
        'key_too_long',
        'epoch_required',
        'not_found',
        'not_yours',
        'stale_control',
        'window_closed',
        'wrong_state',
        'no_such_media',
        'media_not_taken',
        'no_such_article',
        'no_templates',
        'no_such_template',
        'wrong_values',
        'card_number',
      ],
      handle: async ({ who, id, body, request }) => {
        const key = keyOf(request);
        if (key === null) return { error: 'key_required' };
        if (typeof key !== 'string') return key;
        const epoch = epochOf(request);
        if (epoch === null) return { error: 'epoch_required' };
        return answered(await desk.reply(who.agent.id, asId(id), { saying: sayingOf(body), key, epoch }));
      },
    }),
    route({
      method: 'post',
      path: '/api/conversations/{id}/notes',
      about: 'Writes a note for colleagues; it never reaches the customer.',
      right: 'desk.serve',
      headers: [{ name: 'Idempotency-Key', about: 'A key of your own: the same key again is the same note. It may be left out.' }],
      body: z.strictObject({ text: writing.trim().min(1) }),
      status: 201,
      answer: wire.line,
      errors: ['key_too_long', 'not_found', 'not_your_queue'],
      handle: async ({ who, id, body, request }) => {
        const key = keyOf(request);
        if (key !== null && typeof key !== 'string') return key;
        return answered(await desk.note(who.agent.id, asId(id), body.text, key ?? undefined));
      },
    }),
    route({
      method: 'put',
      path: '/api/conversations/{id}/draft',
      about: 'Keeps what one has begun to write, for who comes next; an empty text removes it.',
      right: 'desk.serve',
      body: z.strictObject({ text: writing }),
      status: 204,
      answer: null,
      errors: ['not_found', 'not_your_queue', 'not_yours'],
      handle: async ({ who, id, body }) => {
        const result = await desk.keepDraft(who.agent.id, asId(id), body.text);
        return result.kind === 'refused' ? refusalOf(result) : { body: null };
      },
    }),
  ];
};

/** `Idempotency-Key`; null without one. A longer one is not cut: two that begin alike would be one. */
const keyOf = (request: Request): string | null | Refusal => {
  const key = request.get('idempotency-key')?.trim() ?? '';
  if (key.length > longestKey) return { error: 'key_too_long' };
  return key === '' ? null : key;
};

/** `If-Match: "3"`; null without one, or with one that is no epoch. */
const epochOf = (request: Request): number | null => {
  const digits = /^"?(\d{1,9})"?$/.exec(request.get('if-match')?.trim() ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
};
