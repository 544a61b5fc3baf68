import { z } from 'zod';
import { type AgentId, asId, type HandoffId } from '../../../../flows/dialogue/ids';
import type { Agent } from '../../../../handoff/desk/agent';
import type { HandoffRequest } from '../../../../handoff/desk/request';
import { maySee } from '../../../../handoff/desk/rights';
import { handoffs } from '../../../conversation/records';
import type { Desk, Done, Refused } from '../../../desk/desk';
import type { Store } from '../../../storage/store';
import { type Glance, glance } from '../views/glance';
import { handoffPage, place } from '../views/handoff-page';
import { handoffView } from '../views/handoff-view';
import * as wire from '../wire';
import { refusalOf } from './refusal-of';
import { type Caller, type Outcome, type Refusal, type Route, route } from './route';
import { writtenText } from './written-text';

const list = z
  .string()
  .max(1_000)
  .transform((text) => text.split(',').filter((part) => part !== ''));
const listing = z.strictObject({
  state: list.pipe(z.array(wire.state)).optional(),
  queue: list.optional(),
  mine: z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'] }).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  after: place.optional(),
});

const outcome = z.string().trim().min(1).max(100);
const remark = writtenText.max(2_000);
const seen = z
  .number()
  .int()
  .min(0)
  .optional()
  .describe('The `seq` of the last line that was read: nothing is done where the customer waits for an answer to a later one.');
/** ms. What lies beyond is a slip of the keyboard, and the customer would never be heard of again. */
const longestHold = 30 * 24 * 3_600_000;

const notOffered = {
  error: 'not_yours',
  message: 'This request is not offered to you.',
  cure: 'Decline what you are offered; what you serve already, transfer or return.',
} as const satisfies Refusal;
const noTimeToCome = {
  error: 'bad_request',
  message: '"until" is no time of the next 30 days.',
  cure: 'Send a time in the future and at most 30 days ahead, in ms UTC, or none to wait until the customer writes.',
} as const satisfies Refusal;
const target = z.union([z.strictObject({ queue: z.string().max(100) }), z.strictObject({ agent: z.string().max(100) })]);

/** Requests for a person, from the first wish to the end. */
export const handoffRoutes = (needs: {
  readonly store: Store;
  readonly desk: Desk;
  /** ms UTC. */
  readonly now: () => number;
}): readonly Route[] => {
  const { store, desk, now } = needs;

  const answered = async (result: Done | Refused): Promise<Outcome<z.infer<typeof wire.done>>> =>
    result.kind === 'refused'
      ? refusalOf(result)
      : { body: { handoff: await handoffView(glance(store), result.request), epoch: result.epoch } };

  /** For who may see it. */
  const visible = async (look: Glance, agent: Agent, id: string): Promise<HandoffRequest | Refusal> => {
    const request = await look.get(handoffs, id);
    if (!request) return { error: 'not_found' };
    return maySee(agent, request) ? request : { error: 'not_your_queue' };
  };

  /** Who may do it, and who was faster, is for the desk to say: it looks at what it commits on. */
  const done = <Body>(command: (agent: AgentId, id: HandoffId, body: Body) => Promise<Done | Refused>) => {
    return async ({ who, id, body }: { readonly who: Caller; readonly id: string; readonly body: Body }) =>
      answered(await command(who.agent.id, asId(id), body));
  };

  const commanded = { method: 'post', right: 'desk.serve', status: 200, answer: wire.done } as const;
  const usual = ['not_found', 'not_yours', 'wrong_state'] as const;

  return [
    route({
      method: 'get',
      path: '/api/handoffs',
      about:
        "Requests of the caller's queues, the more urgent first, then those who come back into line, then the older; without `state` all that are not closed.",
      right: 'desk.read',
      query: listing,
      status: 200,
      answer: z.object({ items: z.array(wire.handoff), next: z.string().nullable() }),
      errors: [],
      handle: async ({ who, query }) => ({ body: await handoffPage(glance(store), who.agent, query) }),
    }),
    route({
      method: 'get',
      path: '/api/handoffs/{id}',
      about: 'One request.',
      right: 'desk.read',
      status: 200,
      answer: wire.handoff,
      errors: ['not_found', 'not_your_queue'],
      handle: async ({ who, id }) => {
        const look = glance(store);
        const request = await visible(look, who.agent, id);
        return 'error' in request ? request : { body: await handoffView(look, request) };
      },
    }),
    route({
      method: 'post',
      path: '/api/handoffs',
      about: 'Takes a conversation from the bot.',
      right: 'desk.serve',
      body: z.strictObject({ conversationId: z.string().max(200), queue: z.string().max(100).optional() }),
      status: 201,
      answer: wire.done,
      errors: ['not_found', 'already_open', 'not_your_queue', 'no_such_target', 'wrong_state'],
      handle: async ({ who, body }) => answered(await desk.pull(who.agent.id, asId(body.conversationId), body.queue)),
    }),
    route({
      ...commanded,
      path: '/api/handoffs/{id}/accept',
      about: 'Takes a request, by whoever serves its queue; of several, the first has it.',
      body: z.strictObject({}),
      errors: ['not_found', 'already_taken', 'not_your_queue', 'wrong_state'],
      handle: done((agent, id) => desk.accept(agent, id)),
    }),
    route({
      ...commanded,
      path: '/api/handoffs/{id}/reject',
      about: 'Declines an offer, or a warm transfer; the request goes on to the next.',
      body: z.strictObject({}),
      errors: [...usual, 'not_your_queue'],
      handle: async ({ who, id }) => {
        const result = await desk.reject(who.agent.id, asId(id));
        return result.kind === 'refused' && result.why === 'not_yours' ? notOffered : answered(result);
      },
    }),
    route({
      ...commanded,
      path: '/api/handoffs/{id}/hold',
      about: 'Puts it aside until a time (ms UTC, at most 30 days ahead), or until the customer writes.',
      body: z.strictObject({ until: z.number().int().optional() }),
      errors: usual,
      handle: async ({ who, id, body: { until } }) => {
        const ahead = until === undefined ? null : until - now();
        if (ahead !== null && (ahead <= 0 || ahead > longestHold)) return noTimeToCome;
        return answered(await desk.hold(who.agent.id, asId(id), until));
      },
    }),
    route({
      ...commanded,
      path: '/api/handoffs/{id}/resume',
      about: 'Takes it up again.',
      body: z.strictObject({}),
      errors: usual,
      handle: done((agent, id) => desk.resume(agent, id)),
    }),
    route({
      ...commanded,
      path: '/api/handoffs/{id}/transfer',
      about: 'Passes it on to a queue or to an agent: cold at once, warm when it is accepted there.',
      body: z.strictObject({ to: target, warm: z.boolean().default(false), note: remark.default('') }),
      errors: [...usual, 'no_such_target', 'not_there'],
      handle: done((agent, id, { to, warm, note }) =>
        desk.transfer(agent, id, { to: 'queue' in to ? to : { agent: asId(to.agent) }, warm, note }),
      ),
    }),
    route({
      ...commanded,
      path: '/api/handoffs/{id}/return',
      about: 'Gives the conversation back to the bot, at a question or where it was.',
      body: z.strictObject({ outcome, note: remark.default(''), to: z.string().max(200).optional(), seen }),
      errors: [...usual, 'no_such_outcome', 'no_such_step', 'customer_wrote'],
      handle: done((agent, id, { to, ...how }) => desk.return(agent, id, { ...how, ...(to === undefined ? {} : { to }) })),
    }),
    route({
      ...commanded,
      path: '/api/handoffs/{id}/complete',
      about: 'Ends it; a second time, out of the wrap-up, for good.',
      body: z.strictObject({ outcome, tags: z.array(writtenText.trim().min(1).max(50)).max(20).optional(), note: remark.optional(), seen }),
      errors: [...usual, 'no_such_outcome', 'customer_wrote'],
      handle: done((agent, id, { tags, note, ...ending }) =>
        desk.complete(agent, id, {
          ...ending,
          ...(tags === undefined ? {} : { tags }),
          ...(note === undefined ? {} : { note }),
        }),
      ),
    }),
  ];
};
