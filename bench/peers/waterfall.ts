import { ActivityHandler, ConversationState, MemoryStorage, type TurnContext } from 'botbuilder';
import { ChoicePrompt, DialogSet, ListStyle, WaterfallDialog } from 'botbuilder-dialogs';
import { WhatsappAdapter } from './botbuilder-adapter';
import { expressWebhook } from './express';
import type { Peer } from './peer';
import { spoken } from './spoken';
import { triage } from './triage';

/** botbuilder as its samples teach it: a WaterfallDialog that asks with a ChoicePrompt, on MemoryStorage. */
export const waterfall: Peer = {
  listen: async (graphUrl) => {
    const model = await triage();
    const state = new ConversationState(new MemoryStorage());
    const dialogs = new DialogSet(state.createProperty('dialogs'));
    const choice = new ChoicePrompt('choice');
    choice.style = ListStyle.suggestedAction;
    dialogs.add(choice).add(
      new WaterfallDialog('report-card', [
        async (step) => step.prompt('choice', { prompt: spoken.ask, retryPrompt: spoken.unknown, choices: [...spoken.choices] }),
        async (step) => {
          await step.context.sendActivity(spoken.noted);
          return step.endDialog();
        },
      ]),
    );
    const turn = async (context: TurnContext): Promise<void> => {
      const dialog = await dialogs.createContext(context);
      const { status } = await dialog.continueDialog();
      if (status === 'empty') {
        const { intent } = await model.understand(context.activity.text, { spoken: 'en' });
        if (intent === 'card.block') await dialog.beginDialog('report-card');
        else await context.sendActivity(spoken.unknown);
      }
      await state.saveChanges(context);
    };
    const handler = new ActivityHandler().onMessage(async (context, next) => {
      await turn(context);
      await next();
    });
    const adapter = new WhatsappAdapter(graphUrl, (context) => handler.run(context));
    return expressWebhook((body) => adapter.take(body));
  },
};
