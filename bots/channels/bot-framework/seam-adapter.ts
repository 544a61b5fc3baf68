import {
  type Activity,
  type ActivityHandler,
  ActivityTypes,
  BotAdapter,
  type ConversationReference,
  EventFactory,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';
import type { Words } from '../../../flows/dialogue/reply';
import type { Around, SeenTurn } from '../../definition/around';
import { activityOf, replyActivity } from './activity';
import { handoffContext } from './handoff-context';
import { handoffStatus } from './handoff-status';
import { replyOf } from './reply-of';

/** Marks the activity that holds what the turn itself says, on its way through the middleware. */
const own = Symbol('said by the turn');

/** One turn's context, and what was sent through it beside what the turn says. */
interface Open {
  readonly context: TurnContext;
  readonly before: Words[];
  readonly after: Words[];
  said: Words | null;
  taken: boolean;
}

/** The one BotAdapter of the house: it sends nothing itself. `sendActivities` puts words into the turn that is under way. */
export class SeamAdapter extends BotAdapter implements Around {
  readonly #handler: ActivityHandler | undefined;
  readonly #open = new WeakMap<SeenTurn, Open>();
  readonly #opened = new WeakMap<object, Open>();

  constructor(handler: ActivityHandler | undefined) {
    super();
    this.#handler = handler;
  }

  readonly turn = async (seen: SeenTurn, next: () => Promise<void>): Promise<void> => {
    const activity = activityOf(seen);
    const open: Open = { context: new TurnContext(this, activity), before: [], after: [], said: null, taken: false };
    this.#opened.set(activity, open);
    this.#open.set(seen, open);
    // Not runMiddleware: it wraps the context in proxies, to be revoked for those who keep it beyond the turn, and costs more than all the rest.
    await this.middleware.run(open.context, async () => {
      await next();
      open.taken = true;
      await this.#passOn(seen, open.context);
    });
    seen.sayInstead(joined([...open.before, ...(open.said ? [open.said] : []), ...open.after]));
  };

  readonly leftOver = async (seen: SeenTurn): Promise<boolean> => {
    const open = this.#open.get(seen);
    if (!open || !this.#handler) return false;
    const sent = open.before.length;
    await this.#handler.run(open.context);
    return open.before.length > sent;
  };

  /** What the turn says, that it wants a person, and what has become of that go through the middleware as if the bot had sent them. */
  async #passOn(seen: SeenTurn, context: TurnContext): Promise<void> {
    const said = seen.said();
    if (said) await context.sendActivity({ ...replyActivity(said), channelData: { [own]: said } });
    const request = seen.requested();
    if (request) {
      const transcript = {
        activities: (await seen.transcript()).map((line) => ({ ...line, type: ActivityTypes.Message, text: line.text })),
      };
      await context.sendActivity(EventFactory.createHandoffInitiation(context, handoffContext(seen, request), transcript as never));
    }
    const changed = seen.changed();
    if (changed) await context.sendActivity(handoffStatus(context.activity, changed));
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const open = this.#opened.get(context.activity);
    return activities.map((activity, index) => {
      const reply = replyOf(activity);
      const said = (activity.channelData as { [own]?: Words } | undefined)?.[own];
      if (open && said) open.said = reply && { ...said, ...reply };
      else if (open && reply) (open.taken ? open.after : open.before).push(reply);
      return { id: `${context.activity.id ?? 'turn'}.${index + 1}` };
    });
  }

  override async updateActivity(): Promise<void> {
    throw new Error('What was said cannot be changed on the channels of this house. Say it anew.');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('What was said cannot be taken back on the channels of this house. Say that it no longer holds.');
  }

  override async continueConversation(_: Partial<ConversationReference>, __: unknown, ___?: unknown): Promise<void> {
    throw new Error('A conversation is continued by a turn of its own. Use a flow, a timer or an errand.');
  }
}

const joined = (replies: readonly Words[]): Words | null => {
  if (replies.length === 0) return null;
  const text = replies.map((reply) => reply.text).join('\n\n');
  // Asked twice in one bubble, both can be answered; of two with one id, either says the same.
  const choices = new Map(replies.flatMap((reply) => reply.choices ?? []).map((choice) => [choice.id, choice]));
  return { ...replies.findLast((reply) => reply.choices), text, ...(choices.size === 0 ? {} : { choices: [...choices.values()] }) };
};
