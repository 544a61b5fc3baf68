import { delays } from '../../handoff/desk/delays';
import { placeHolder } from '../../handoff/desk/holders';
import { agents } from '../conversation/people';
import { handoffs } from '../conversation/records';
import { maskText } from '../mailroom/mask-text';
import { accepting } from './accepting';
import { act } from './act';
import { byServing } from './by-serving';
import type { Desk } from './desk';
import type { DeskChannels } from './desk-channels';
import { type AtDesk, type DeskTurn, type DeskTurnNeeds, deskTurn } from './desk-turn';
import { dropDraft } from './drop-draft';
import { finishing } from './finishing';
import { keepDraft } from './keep-draft';
import { leave } from './leave';
import { note } from './note';
import { pull } from './pull';
import { rejecting } from './rejecting';
import { reply } from './reply';
import { transferring } from './transferring';

/** More requests than these nobody has on hold. */
const mostOnHold = 1_000;

/** The desk on top of a store and a mailroom. */
export const createDesk = (needs: DeskTurnNeeds & { readonly channels: DeskChannels }): Desk => {
  const { store, bot, channels } = needs;
  const turn = deskTurn(needs);
  /** A turn that somebody of the house takes with their own hands. */
  const ownTurn: DeskTurn = (about, take) =>
    turn(about, async (at) => {
      const taken = await take(at);
      if (typeof taken === 'function') comeToWork(at);
      return taken;
    });
  const actOn = act({ store, bot, turn: ownTurn });

  return {
    accept: (agent, id) => actOn(agent, id, accepting),
    reject: (agent, id) => actOn(agent, id, rejecting),
    hold: (agent, id, until) => {
      const holding = byServing(() => ({ type: 'held', until: until ?? null }));
      return actOn(agent, id, holding);
    },
    resume: (agent, id) => {
      const resuming = byServing(() => ({ type: 'resumed' }));
      return actOn(agent, id, resuming);
    },
    transfer: (by, id, transfer) => {
      const { to, note } = transfer;
      return actOn(by, id, transferring(transfer), { others: 'agent' in to ? [to.agent] : [], note });
    },
    return: (agent, id, { note, to, ...ending }) => {
      const returning = finishing(bot, ending, { type: 'returned', outcome: ending.outcome });
      return actOn(agent, id, returning, { note, to });
    },
    complete: (agent, id, { tags = null, note, ...ending }) => {
      const masked = { tags: tags && tags.map(maskText), note: note === undefined ? null : maskText(note) };
      return actOn(agent, id, finishing(bot, ending, { type: 'completed', outcome: ending.outcome, ...masked }), { note });
    },
    pull: (agent, conversation, queue) => ownTurn({ conversation, agent }, (at) => pull(at, queue)),
    reply: async (agent, conversation, said) => {
      const result = await ownTurn({ conversation, agent }, (at) => reply({ store, channels, bot }, at, said));
      // Were it left there, whoever comes next would say it a second time.
      if (result.kind === 'said') await dropDraft(store, conversation, result.line.text);
      return result;
    },
    keepDraft: (agent, conversation, text) => ownTurn({ conversation, agent }, (at) => keepDraft(store, at, text)),
    note: (agent, conversation, text, key) => ownTurn({ conversation, agent }, (at) => note(store, at, text, key)),
    leave: async (agent) => {
      const load = (await store.get(agents, agent))?.load ?? [];
      const inPlace = await Promise.all(load.map((id) => store.get(handoffs, id)));
      // One that is on hold takes no place.
      const onHold = await store.find(handoffs, { where: { state: 'on_hold', assignee: agent }, limit: mostOnHold });
      for (const request of [...inPlace, ...onHold]) if (request) await turn({ conversation: request.conversation, agent }, leave);
    },
  };
};

/** Whoever has a request under their hands is there, whatever they had chosen to be: else they would count as lost. */
const comeToWork = ({ draft, agent: { id } }: AtDesk): void => {
  const request = draft.request?.handoff;
  const presence = draft.people.get(id)?.presence;
  if (!request || request.state === 'offered' || placeHolder(request) !== id || presence?.intent !== 'offline') return;
  draft.setPresence({ ...presence, intent: 'busy', leaseUntil: draft.now + delays.lease });
};
