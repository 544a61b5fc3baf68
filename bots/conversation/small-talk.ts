import { asksForMore } from './asks-for-more';
import type { Draft } from './draft';
import { flowIn } from './flow-in';
import { goOn } from './play';
import type { Player } from './player';
import { sayOfHouse } from './speak';

const intents = ['greeting', 'thanks', 'goodbye', 'help', 'yes', 'no', 'cancel'] as const;

/** What the house answers by itself, unless a flow begins with it. */
export type SmallTalk = (typeof intents)[number];

export const isSmallTalk = (intent: string): intent is SmallTalk => intents.some((one) => one === intent);

/** Answers in kind, and puts the open question again. Where it was "anything else?", thanks and goodbyes mean no. */
export const answerSmallTalk = async (draft: Draft, player: Player, intent: SmallTalk): Promise<void> => {
  const { bot } = player;
  const open = flowIn(bot, draft.conversation);
  switch (intent) {
    case 'thanks':
    case 'goodbye':
      if (open && asksForMore(open.flow, open.run)) return goOn(draft, player, { type: 'no' });
      sayOfHouse(draft, bot, `house:${intent}`);
      break;
    case 'greeting':
      if (!open) sayOfHouse(draft, bot, 'house:greeting');
      break;
    case 'yes':
    case 'no':
      // No answer to this question: a miss, as any other words would be.
      if (open) return goOn(draft, player, { type: 'nomatch' });
      sayOfHouse(draft, bot, 'house:help');
      break;
    case 'help':
    case 'cancel':
      if (!open) sayOfHouse(draft, bot, 'house:help');
      break;
    default:
      intent satisfies never;
  }
  return goOn(draft, player, { type: 'repeat' });
};
