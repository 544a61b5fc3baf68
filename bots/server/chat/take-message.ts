import type { Request, Response } from 'express';
import type { ConversationId } from '../../../flows/dialogue/ids';
import type { JsonObject } from '../../../flows/dialogue/json';
import type { Channel } from '../../channels/channel';
import { chatMessage } from '../../channels/webchat/message';
import type { Clock } from '../../clock';
import { lines } from '../../conversation/records';
import type { Mailroom } from '../../mailroom/mailroom';
import { type MediaFile, mediaFiles } from '../../media/media-file';
import type { Store } from '../../storage/store';
import { readJson } from '../http/read-json';
import { refuse } from '../http/refuse';
import { tokenBucket } from '../http/token-bucket';
import type { ChatStreams } from './chat-streams';
import type { ChatSession } from './sessions';

/** Faster than anybody types, and than a page that was offline sends what it has kept. */
const messageRate = { burst: 120, perSecond: 2 };

const cure =
  'Send {"clientId": "…"} with exactly one of "text" (1 to 4,096 characters), "choice" (an id, as it came), "place" {lat, lon} and "media" {id}.';

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
    const file = message.media && (await store.get(mediaFiles, message.media.id));
    if (message.media !== undefined && file?.conversation !== conversation) {
      return refuse(response, 'no_such_media', { cure: 'Upload it with POST /api/chat/media first.' });
    }
    const { visitor, locale } = session;
    const now = clock.now();
    const known = {
      visitor,
      at: now,
      ...(locale === undefined ? {} : { locale }),
      ...(title === undefined ? {} : { title }),
      ...(file === undefined ? {} : { file: aboutFile(file) }),
    };
    const inbound = door.receive({ ...known, message }, now);
    await mailroom.accept(door, inbound);
    streams.stir(conversation);
    response.status(202).json({ id: inbound[0]?.id });
  };
};

const aboutFile = ({ kind, mimeType, fileName }: MediaFile): JsonObject => ({
  kind,
  ...(mimeType === undefined ? {} : { mimeType }),
  ...(fileName === undefined ? {} : { fileName }),
});

/** Further back nobody taps: the lines from the newest one on in which a choice is looked for. */
const looked = 200;

/** What stands on a choice that was shown there; its id may be anything, for a bot's own code may have made it. */
const titleOf = async (store: Store, conversation: ConversationId, choice: string): Promise<string | undefined> => {
  const found = await store.find(lines, { where: { conversation }, sort: { field: 'seq', order: 'descending' }, limit: looked });
  return found.flatMap(({ choices = [] }) => choices).find(({ id }) => id === choice)?.title;
};
