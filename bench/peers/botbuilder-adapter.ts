import { type Activity, BotAdapter, type ConversationReference, type ResourceResponse, TurnContext } from 'botbuilder';
import { receive } from '../../bots/channels/whatsapp/receive';
import type { InboundMessage } from '../../flows/dialogue/inbound';
import type { Json } from '../../flows/dialogue/json';
import { account } from './account';

type Logic = (context: TurnContext) => Promise<void>;

/** A WhatsApp adapter for botbuilder as one writes it: webhook → Activity → turn → POST, with Node's own fetch. */
export class WhatsappAdapter extends BotAdapter {
  private readonly url: string;
  private readonly receive = receive(account.phoneNumberId);

  constructor(
    graphUrl: string,
    private readonly logic: Logic,
  ) {
    super();
    this.url = `${graphUrl}/v26.0/${account.phoneNumberId}/messages`;
  }

  take(body: Buffer): void {
    for (const thing of this.receive(JSON.parse(body.toString()) as Json, Date.now())) {
      if (thing.kind !== 'message') continue;
      const context = new TurnContext(this, activityOf(thing));
      // As ours does: the customer sees that it was read, and that an answer is being written.
      const read = { messaging_product: 'whatsapp', status: 'read', message_id: thing.id, typing_indicator: { type: 'text' } };
      this.post(read).catch((error: unknown) => console.error(error));
      this.runMiddleware(context, this.logic).catch((error: unknown) => console.error(error));
    }
  }

  private async post(body: object): Promise<void> {
    const headers = { authorization: `Bearer ${account.accessToken}`, 'content-type': 'application/json' };
    const answer = await fetch(this.url, { method: 'POST', headers, body: JSON.stringify(body) });
    await answer.json();
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const to = context.activity.from.id;
    for (const activity of activities) {
      await this.post({ messaging_product: 'whatsapp', recipient_type: 'individual', to, ...payloadOf(activity) });
    }
    return activities.map(() => ({ id: '' }));
  }

  override async updateActivity(): Promise<void> {
    throw new Error('WhatsApp changes no message.');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('WhatsApp deletes no message.');
  }

  override async continueConversation(_: Partial<ConversationReference>): Promise<void> {
    throw new Error('This benchmark begins no conversation.');
  }
}

const activityOf = ({ id, from, content }: InboundMessage): Partial<Activity> => ({
  type: 'message',
  id,
  channelId: 'whatsapp',
  serviceUrl: '',
  from: { id: from, name: '' },
  recipient: { id: account.phoneNumberId, name: '' },
  conversation: { id: from, isGroup: false, conversationType: 'personal', name: '' },
  text: content.kind === 'text' ? content.text : content.kind === 'choice' ? content.title : '',
});

const payloadOf = ({ text = '', suggestedActions }: Partial<Activity>) => {
  if (!suggestedActions) return { type: 'text', text: { body: text } };
  const buttons = suggestedActions.actions.map(({ title, value }) => ({ type: 'reply', reply: { id: String(value), title } }));
  return { type: 'interactive', interactive: { type: 'button', body: { text }, action: { buttons } } };
};
