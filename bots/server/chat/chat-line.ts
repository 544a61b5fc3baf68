import type { JsonObject } from '../../../flows/dialogue/json';
import type { Line } from '../../../flows/dialogue/transcript';
import type { MediaFile } from '../../media/media-file';
import type { MediaOnWire } from '../files/media-shape';
import { mediaView } from '../files/media-view';

/** A line as its customer reads it: nothing of what the house thinks of it, and no id of an agent's. */
export const chatLine = (
  line: Line,
  about: {
    readonly visitor: string;
    readonly status: string | undefined;
    readonly agentName: string | undefined;
    readonly file: MediaFile | undefined;
  },
): JsonObject => {
  const { seq, at, author, kind, text, choices, media, providerId } = line;
  // See channels/webchat/receive: the page's own id stands behind the visitor's.
  const clientId = author === 'customer' ? providerId?.slice(about.visitor.length + 1) : undefined;
  return {
    seq,
    at,
    author,
    kind,
    text,
    ...(choices === undefined ? {} : { choices: choices.map((choice) => ({ ...choice })) }),
    ...(media === undefined ? {} : { media: withoutFailure(mediaView(media, about.file)) }),
    ...(about.agentName === undefined ? {} : { agent: { name: about.agentName } }),
    ...(about.status === undefined ? {} : { status: about.status }),
    ...(providerId === undefined ? {} : { providerId }),
    ...(clientId === undefined ? {} : { clientId }),
  };
};

/** Why a file is gone is said in words for agents. */
const withoutFailure = (file: MediaOnWire): JsonObject => {
  const { failure: _, ...shown } = file;
  return shown;
};
