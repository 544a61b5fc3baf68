import { asId } from '../../flows/dialogue/ids';
import { type Briefing, type HandoffRequest, newRequest } from '../../handoff/desk/request';
import type { Need } from '../../handoff/rules';
import type { Draft } from './draft';

/** The conversation's next request for a person. */
export const requestFor = (draft: Draft, need: Need, briefing: Briefing): HandoffRequest => {
  const { id: conversation, channel, locale, counts, seq: unanswered } = draft.conversation;
  const id = asId<'handoff'>(`${conversation}.h${counts.handoffs + 1}`);
  const contact = draft.contact().id;
  return newRequest(need, { id, conversation, contact, locale, channel, requestedAt: draft.now, unanswered, briefing });
};
