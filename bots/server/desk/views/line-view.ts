import type { Line } from '../../../../flows/dialogue/transcript';
import { type OutboxLetter, outboxLetters } from '../../../mailroom/letters';
import { mediaFiles } from '../../../media/media-file';
import { mediaView } from '../../files/media-view';
import type { LineOnWire } from '../wire';
import type { Glance } from './glance';

/** Whether a line goes out, and so has a letter. */
const goesOut = ({ author, kind }: Line): boolean => (author === 'bot' || author === 'agent') && kind !== 'note' && kind !== 'event';

/** A line as the desk reads it; what became of it stands in its letter. */
export const lineView = async (glance: Glance, line: Line, letter?: OutboxLetter): Promise<LineOnWire> => {
  const { seq, at, author, kind, text, choices, media, understood, article, keys, agent } = line;
  const sent = letter ?? (goesOut(line) ? await glance.get(outboxLetters, line.id) : undefined);
  const status = sent ? statusOf(sent) : line.status;
  const providerId = sent?.providerId ?? line.providerId;
  return {
    seq,
    at,
    author,
    kind,
    text,
    ...(choices === undefined ? {} : { choices: choices.map((choice) => ({ ...choice })) }),
    ...(media === undefined ? {} : { media: mediaView(media, await glance.get(mediaFiles, media.id)) }),
    ...(understood === undefined ? {} : { understood }),
    ...(article === undefined ? {} : { article }),
    ...(keys === undefined ? {} : { keys: [...keys] }),
    ...(agent === undefined ? {} : { agent: await glance.person(agent) }),
    ...(status === undefined ? {} : { status }),
    ...(sent?.failure !== undefined && status === 'failed' ? { failure: sent.failure } : {}),
    ...(providerId === undefined ? {} : { providerId }),
  };
};

const statusOf = ({ state, unanswered = 0 }: OutboxLetter): NonNullable<LineOnWire['status']> => {
  switch (state) {
    case 'pending':
    case 'sending':
      return 'queued';
    case 'refused':
    case 'dead':
      return unanswered > 0 ? 'unconfirmed' : 'failed';
    case 'sent':
    case 'delivered':
    case 'read':
      return state;
    case 'suppressed':
      return unanswered > 0 ? 'unconfirmed' : state;
    default:
      return state satisfies never;
  }
};
