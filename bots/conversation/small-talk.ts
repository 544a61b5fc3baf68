import { answerAside } from './answer-aside';
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
  const sayBeside = async (key: `house:${string}` | null): Promise<void> => {
    if (key !== null) sayOfHouse(draft, bot, key);
    return goOn(draft, player, { type: 'repeat' });
  };
  switch (intent) {
    case 'thanks':
    case 'goodbye':
      if (open && asksForMore(open.flow, open.run)) return goOn(draft, player, { type: 'no' });
      return answerAside(draft, player, () => sayBeside(`house:${intent}`));
    case 'greeting':
      return answerAside(draft, player, () => sayBeside(open ? null : 'house:greeting'));
    case 'yes':
    case 'no':
      // No answer to this question: a miss, as any other words would be.
      if (open) return goOn(draft, player, { type: 'nomatch' });
      return sayBeside('house:help');
    case 'help':
    case 'cancel':
      return answerAside(draft, player, () => sayBeside(open ? null : 'house:help'));
    default:
      return intent satisfies never;
  }
};
