import type { Request, Response } from 'express';
import type { ConversationId } from '../../../flows/dialogue/ids';
import type { Channel } from '../../channels/channel';
import { chatMessage } from '../../channels/webchat/message';
import type { Clock } from '../../clock';
import { lines } from '../../conversation/records';
import type { Mailroom } from '../../mailroom/mailroom';
import type { Store } from '../../storage/store';
import { answer } from '../answer';
import { errors } from '../desk/errors';
import { readJson } from '../read-json';
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
    if (seconds > 0) {
      response.set('retry-after', `${seconds}`);
      return answer(response, 429, 'too_many', 'Too many messages were sent.', `Send it again in ${seconds} s.`);
    }
    const message = await readJson(request, response, chatMessage, cure);
    if (message === undefined) return;
    const title = message.choice === undefined ? undefined : await titleOf(store, conversation, message.choice);
    if (message.choice !== undefined && title === undefined) {
      const [status, told, howTo] = errors.unknown_choice;
      return answer(response, status, 'unknown_choice', told, howTo);
    }
    const { visitor, locale } = session;
    const now = clock.now();
    const known = { visitor, at: now, ...(locale === undefined ? {} : { locale }), ...(title === undefined ? {} : { title }) };
    const inbound = door.receive({ ...known, message }, now);
    await mailroom.accept(door, inbound);
    streams.stir(conversation);
    response.status(202).json({ id: inbound[0]?.id });
  };
};

const pageSize = 100;

/** What stands on a choice, looked up from the newest line back: it is nearly always the last one. */
const titleOf = async (store: Store, conversation: ConversationId, choice: string): Promise<string | undefined> => {
  for (let to = Number.MAX_SAFE_INTEGER; ; ) {
    const page = await store.find(lines, {
      where: { conversation },
      range: { field: 'seq', to },
      sort: { field: 'seq', order: 'descending' },
      limit: pageSize,
    });
    const shown = page.flatMap(({ choices = [] }) => choices).find(({ id }) => id === choice);
    if (shown || page.length < pageSize) return shown?.title;
    to = (page.at(-1)?.seq ?? 1) - 1;
  }
};
