import type { Request, Response } from 'express';
import type { ConversationId } from '../../../flows/dialogue/ids';
import type { Channel } from '../../channels/channel';
import { chatMessage } from '../../channels/webchat/message';
import type { Clock } from '../../clock';
import { lines } from '../../conversation/records';
import type { Mailroom } from '../../mailroom/mailroom';
import type { Store } from '../../storage/store';
import { readJson } from '../read-json';
import { refuse } from '../refuse';
import { tokenBucket } from '../token-bucket';
import type { ChatStreams } from './chat-streams';
import type { ChatSession } from './sessions';

/** Faster than anybody types, and than a page that was offline sends what it has kept. */
const messageRate = { burst: 120, perSecond: 2 };

const cure =
  'Send {"clientId": "…"} with exactly one of "text" (1 to 4,096 characters), "choice" (an id, as it came) and "place" {lat, lon}.';

/** `POST /messages`: the page's message goes in through the door, as one of a provider's would; 202 when it is stored. */
export const takeMessage = (needs: {
  readonly door: Channel;
  readonly mailroom: Pick<Mailroom, 'accept'>;
  readonly streams: Pick<ChatStreams, 'stir'>;
  readonly store: Store;
  readonly clock: Clock;
}) => {
  const { door, mailroom, streams, store, clock } = needs;
  const mayWrite = tokenBucket(clock, messageRate);

  return async (
    request: Request,
    response: Response,
    { session, conversation }: { session: ChatSession; conversation: ConversationId },
  ): Promise<void> => {
    const seconds = mayWrite.take(session.id);
    if (seconds > 0) return refuse(response, 'too_many', { retryAfter: seconds });
    const message = await readJson(request, response, chatMessage, cure);
    if (message === undefined) return;
    const title = message.choice === undefined ? undefined : await titleOf(store, conversation, message.choice);
    if (message.choice !== undefined && title === undefined) return refuse(response, 'unknown_choice');
    const { visitor, locale } = session;
    const now = clock.now();
    const known = { visitor, at: now, ...(locale === undefined ? {} : { locale }), ...(title === undefined ? {} : { title }) };
    const inbound = door.receive({ ...known, message }, now);
    await mailroom.accept(door, inbound);
    streams.stir(conversation);
    response.status(202).json({ id: inbound[0]?.id });
  };
};

/** Further back nobody taps: the lines from the newest one on in which a choice is looked for. */
const looked = 200;

/** What stands on a choice that was shown there; its id may be anything, for a bot's own code may have made it. */
const titleOf = async (store: Store, conversation: ConversationId, choice: string): Promise<string | undefined> => {
  const found = await store.find(lines, { where: { conversation }, sort: { field: 'seq', order: 'descending' }, limit: looked });
  return found.flatMap(({ choices = [] }) => choices).find(({ id }) => id === choice)?.title;
};
