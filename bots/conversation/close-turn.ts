import type { Draft } from './draft';
import type { Player } from './player';

/** A contact is over when its flow or handoff has ended and nobody has said anything for so long, ms. */
const contactOverAfter = 1_800_000;

/**
 * What each turn ends with: the first words of a contact say that this is a bot, what a person has settled is not taken up
 * again, and the contact's own end is set.
 */
export const closeTurn = (draft: Draft, { bot, replyWindow }: Player): void => {
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
};

/** What is still being done for a flow that is not taken up again is told when it is known. */
const forgetInterrupted = (draft: Draft): void => {
  const { interrupted, run, errand, overdue } = draft.conversation;
  if (interrupted && run === null && errand !== null) draft.set({ errand: null, overdue: [...overdue, { errand, run: interrupted.run }] });
  draft.set({ interrupted: null });
};
