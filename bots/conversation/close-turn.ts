import type { Draft } from './draft';
import { flowIn } from './flow-in';
import type { Player } from './player';

/** A contact is over when its flow or handoff has ended and nobody has said anything for so long, ms. */
const contactOverAfter = 1_800_000;

/**
 * What each turn ends with: the first words of a contact say that this is a bot, what a person has settled is not taken up
 * again, the contact's own end is set, and it is noted when the open question was put.
 */
export const closeTurn = (draft: Draft, player: Player): void => {
  const { bot, replyWindow } = player;
  const { contact, floor, locale, channel, heardAt } = draft.conversation;
  if (replyWindow && draft.now > heardAt + replyWindow.bot) draft.isTooLate = true;
  if (contact && !draft.isTooLate && contact.disclose !== null && floor.holder !== 'agent' && draft.speech.hasSpoken()) {
    const { disclose } = contact;
    // Whom people have passed on among themselves is still theirs.
    if (disclose === 'bot' || floor.holder === 'bot') {
      draft.speech.sayFirst(bot.texts.say(locale, 'house', disclose, {}, channel), `house:${disclose}`);
      draft.disclose(null);
    }
  }
  if (draft.conversation.openHandoff === null) forgetInterrupted(draft);
  const { run, errand, openHandoff } = draft.conversation;
  const over = contact !== null && run === null && errand === null && openHandoff === null;
  draft.setTimers(['contact_over'], over ? [{ kind: 'contact_over', due: draft.now + contactOverAfter }] : []);
  noteAsked(draft, player);
};

/** From when on a "yes" answers the open question; where it could not be said, from none: it is put again first. */
const noteAsked = (draft: Draft, { bot, moments }: Player): void => {
  const { asked } = draft.conversation;
  const question = flowIn(bot, draft.conversation)?.question?.id;
  if (question === undefined) {
    if (asked) draft.set({ asked: null });
    return;
  }
  const isSaid = draft.speech.hasSpoken() && !draft.isTooLate;
  if (asked?.question !== question || (asked.at === null && isSaid)) draft.set({ asked: { question, at: isSaid ? moments.next() : null } });
};

/** What is still being done for a flow that is not taken up again is told when it is known. */
const forgetInterrupted = (draft: Draft): void => {
  const { interrupted, run, errand, overdue } = draft.conversation;
  if (interrupted && run === null && errand !== null) draft.set({ errand: null, overdue: [...overdue, { errand, run: interrupted.run }] });
  if (interrupted) draft.set({ interrupted: null });
};
