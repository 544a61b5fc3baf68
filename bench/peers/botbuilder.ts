import { ActivityHandler, ConversationState, MemoryStorage, MessageFactory } from 'botbuilder';
import { WhatsappAdapter } from './botbuilder-adapter';
import { expressWebhook } from './express';
import type { Peer } from './peer';
import { spoken } from './spoken';
import { triage } from './triage';

/** botbuilder without dialogs: an ActivityHandler that keeps in MemoryStorage whether it has asked. */
export const botbuilder: Peer = {
  listen: async (graphUrl) => {
    const model = await triage();
    const state = new ConversationState(new MemoryStorage());
    const asked = state.createProperty<boolean>('asked');
    const handler = new ActivityHandler().onMessage(async (context, next) => {
      if (await asked.get(context, false)) {
        await asked.set(context, false);
        await context.sendActivity(spoken.noted);
      } else {
        const { intent } = await model.understand(context.activity.text, { spoken: 'en' });
        const lost = intent === 'card.block';
        await asked.set(context, lost);
        await context.sendActivity(lost ? MessageFactory.suggestedActions([...spoken.choices], spoken.ask) : spoken.unknown);
      }
      await state.saveChanges(context);
      await next();
    });
    const adapter = new WhatsappAdapter(graphUrl, (context) => handler.run(context));
    return expressWebhook((body) => adapter.take(body));
  },
};
