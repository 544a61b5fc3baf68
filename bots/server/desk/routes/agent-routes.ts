import { z } from 'zod';
import { type AgentId, asId } from '../../../../flows/dialogue/ids';
import type { Agent, Presence } from '../../../../handoff/desk/agent';
import { mayDo } from '../../../../handoff/desk/rights';
import { presences } from '../../../conversation/people';
import type { Desk } from '../../../desk/desk';
import type { Store } from '../../../storage/store';
import type { Accounts } from '../accounts/accounts';
import type { Attendance } from '../accounts/attendance';
import { usualCapacity } from '../accounts/first-account';
import type { DeskStreams } from '../events/desk-streams';
import { agentView, presenceView } from '../views/agent-view';
import * as wire from '../wire';
import { type Route, route } from './route';
import { writtenText } from './written-text';

/** Accounts, and who is at their desk. */
export const agentRoutes = (needs: {
  readonly store: Pick<Store, 'find'>;
  readonly accounts: Accounts;
  readonly attendance: Attendance;
  readonly desk: Pick<Desk, 'leave'>;
  readonly streams: Pick<DeskStreams, 'endAgent'>;
  /** The names of all. */
  readonly queues: readonly string[];
  readonly now: () => number;
}): readonly Route[] => {
  const { store, accounts, attendance, desk, streams, queues, now } = needs;

  const known = z.string().refine((name) => queues.includes(name), 'is no queue of this bot');
  const profile = {
    name: writtenText.trim().min(1).max(100),
    roles: z.array(wire.role),
    queues: z.union([z.literal('all'), z.array(known)]),
    languages: z.array(writtenText.min(2).max(35)),
    capacity: z.number().int().min(0).max(100),
  };
  const password = z.string().min(12).max(200);
  const account = z.strictObject({
    ...profile,
    email: z.email().max(320),
    password,
    queues: profile.queues.default([]),
    languages: profile.languages.default([]),
    capacity: profile.capacity.default(usualCapacity),
  });
  const changes = z.strictObject({ ...profile, disabled: z.boolean(), password }).partial();

  const view = (agent: Agent, presence: Presence | undefined, email: boolean): wire.AgentOnWire =>
    agentView(agent, { presence, now: now(), queues, email });
  const me = async (id: AgentId) => ({ body: presenceView(await attendance.of(id), now()) });

  return [
    route({
      method: 'get',
      path: '/api/agents',
      about: 'Everybody of the house; with e-mail addresses for supervisors and administrators.',
      right: 'signed_in',
      status: 200,
      answer: z.object({ items: z.array(wire.agent) }),
      errors: [],
      handle: async ({ who }) => {
        const here = new Map((await store.find(presences, { limit: 1_000 })).map((presence) => [presence.id, presence]));
        const email = mayDo(who.agent, 'agents.emails');
        return { body: { items: (await accounts.all()).map((agent) => view(agent, here.get(agent.id), email)) } };
      },
    }),
    route({
      method: 'post',
      path: '/api/agents',
      about: 'Makes an account. The password has at least 12 characters.',
      right: 'agents.write',
      body: account,
      status: 201,
      answer: wire.agent,
      errors: ['email_taken'],
      handle: async ({ body }) => {
        const made = await accounts.create(body);
        return made === 'email_taken' ? { error: made } : { body: view(made, undefined, true) };
      },
    }),
    route({
      method: 'patch',
      path: '/api/agents/{id}',
      about:
        'Changes an account. New roles, a new password and `disabled` end its sessions; what somebody served who may not any more goes on without them. One administrator always stays.',
      right: 'agents.write',
      body: changes,
      status: 200,
      answer: wire.agent,
      errors: ['not_found', 'last_admin'],
      handle: async ({ id, body }) => {
        const changed = await accounts.change(asId(id), body);
        if (typeof changed === 'string') return { error: changed };
        if (changed.signedOut) streams.endAgent(changed.agent.id);
        if (changed.agent.disabled || !mayDo(changed.agent, 'desk.serve')) {
          await attendance.leave(changed.agent.id);
          await desk.leave(changed.agent.id);
        }
        // What they served may be with others by now.
        const agent = (await accounts.of(changed.agent.id)) ?? changed.agent;
        return { body: view(agent, await attendance.of(changed.agent.id), true) };
      },
    }),
    route({
      method: 'put',
      path: '/api/agents/me/presence',
      about:
        'What one wants to be. Clears that an offer was missed. Who goes offline has nothing left: what they serve goes on without them.',
      right: 'signed_in',
      body: z.strictObject({ intent: wire.intent }),
      status: 200,
      answer: wire.presence,
      errors: [],
      handle: async ({ who, body }) => {
        await attendance.choose(who.agent.id, body.intent);
        if (body.intent === 'offline') await desk.leave(who.agent.id);
        return me(who.agent.id);
      },
    }),
    route({
      method: 'post',
      path: '/api/agents/me/heartbeat',
      about: 'Says that one is here, as any other call does, and as an open event stream does whose beats are not answered.',
      right: 'signed_in',
      body: z.strictObject({}),
      status: 200,
      answer: wire.presence,
      errors: [],
      handle: async ({ who }) => me(who.agent.id),
    }),
  ];
};
