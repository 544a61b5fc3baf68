import type { AgentId } from '../../flows/dialogue/ids';
import { type Agent, hasRoom, isHere, type Presence, serves } from './agent';
import { byTurn, type HandoffRequest } from './request';
import { mayDo } from './rights';

/** After so long in line, ms, whoever serves the queue may get a request in a language that they have not named. */
const languageRelaxed = 60_000;

/** Somebody as the router sees them. */
export interface Candidate {
  readonly agent: Agent;
  readonly presence: Presence | undefined;
}

/**
 * To whom each waiting request should be offered now: the line in its order; of those who may have it, whoever had it before,
 * else whoever has the fewest. Nobody is given more than they have places for, this round's own offers counted.
 */
export const route = (
  waiting: readonly HandoffRequest[],
  candidates: readonly Candidate[],
  now: number,
): readonly { readonly request: HandoffRequest; readonly agent: AgentId }[] => {
  const loads = new Map(candidates.map(({ agent }) => [agent.id, agent.load]));
  const current = ({ agent }: Candidate): Agent => ({ ...agent, load: loads.get(agent.id) ?? agent.load });
  const offers: { request: HandoffRequest; agent: AgentId }[] = [];
  for (const request of waiting.filter(({ state }) => state === 'queued').sort(byTurn)) {
    const able = candidates.filter((candidate) => mayBeOffered(request, { ...candidate, agent: current(candidate) }, now));
    const [best] = [...able].sort((one, other) => rank(request, current(one), now) - rank(request, current(other), now));
    if (!best) continue;
    const { id } = best.agent;
    loads.set(id, [...(loads.get(id) ?? []), request.id]);
    offers.push({ request, agent: id });
  }
  return offers;
};

/** Whether the router may offer this request to them at this moment. */
export const mayBeOffered = (request: HandoffRequest, { agent, presence }: Candidate, now: number): boolean =>
  presence?.intent === 'available' &&
  isHere(presence, now) &&
  mayDo(agent, 'desk.offered') &&
  serves(agent, request.queue) &&
  hasRoom(agent) &&
  !request.passedOver.includes(agent.id) &&
  speaks(agent, request, now);

const speaks = ({ languages }: Agent, { locale, inLineSince }: HandoffRequest, now: number): boolean =>
  languages.length === 0 || languages.includes(locale) || now - inLineSince >= languageRelaxed;

const rank = (request: HandoffRequest, { id, load, languages }: Agent, now: number): number => {
  const hadIt = request.preferred?.agent === id && request.preferred.until > now ? -1_000 : 0;
  return hadIt + load.length + (languages.includes(request.locale) ? 0 : 0.5);
};
