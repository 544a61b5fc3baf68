import type { Channel, Downloaded } from '../channels/channel';
import type { Clock } from '../clock';
import { largestFile, tooLarge } from '../media/limits';
import { type ComingFile, type MediaFile, mediaFiles } from '../media/media-file';
import { partsOf } from '../media/parts-of';
import { typeOf } from '../media/type-of';
import type { Observer } from '../observer';
import { type Change, change, type Store, type Stored } from '../storage/store';
import { alarms } from './alarms';
import { backOff } from './back-off';
import { lanes } from './lanes';

/** Fetches what customers have sent, from the services that have it for a while only, and keeps it. */
export interface MediaFetcher {
  post(file: Stored<MediaFile>): void;
  busy(): boolean;
  /** What waits for its next try does not count. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Each of them is in memory, whole. */
const filesAtOnce = 4;
/** For one attempt, ms. */
const fetchTimeout = 60_000;
/** With these tries, about a day: WhatsApp has a file for seven. */
const pause = { first: 30_000, longest: 43_200_000 };
const triesOfAFile = 13;
/** After trouble with the store, ms. */
const storePause = 5_000;

export const mediaFetcher = (needs: {
  store: Store;
  clock: Clock;
  random: () => number;
  observe: Observer;
  channels: ReadonlyMap<string, Pick<Channel, 'account' | 'download'>>;
}): MediaFetcher => {
  const { store, clock, observe } = needs;
  const open = new Set<string>();
  const rest = alarms(clock);

  const serve = async (id: string): Promise<void> => {
    try {
      // As it stands now: another node may have it, and nothing is fetched that could not be written down.
      const file = await store.get(mediaFiles, id);
      const due = file ? await attempt(file) : null;
      if (due === null) open.delete(id);
      else again(id, due);
    } catch (error) {
      observe({ kind: 'trouble', where: 'media', error });
      again(id, clock.now() + storePause);
    }
  };

  const again = (id: string, due: number): void => rest.set(id, due, () => running.wake(id));

  /** When to try again, ms UTC; null: it is kept or gone, or in other hands. */
  const attempt = async (stored: Stored<MediaFile>): Promise<number | null> => {
    const { version, ...file } = stored;
    if (file.state !== 'coming') return null;
    if (file.due > clock.now()) return file.due;
    const fetched = await fetch(file);
    const { changes, after } = become(file, fetched);
    const committed = await store.commit([change.update(mediaFiles, after, version), ...changes]);
    if (committed.outcome !== 'done') return null;
    // What a customer sends that is not taken here, or takes back, is nobody's trouble.
    if (after.state === 'gone' && fetched.kind === 'retryLater') {
      observe({ kind: 'dead', what: 'media', id: after.id, reason: fetched.reason });
    }
    return after.state === 'coming' ? after.due : null;
  };

  const fetch = async ({ id, source }: ComingFile): Promise<Downloaded> => {
    const channel = needs.channels.get(source.channel);
    if (!channel?.download) return { kind: 'retryLater', code: 'no_door', reason: 'The channel that it came through is shut.' };
    if (channel.account !== source.account) return { kind: 'gone', code: 'other_account', reason: 'It came to another account of ours.' };
    const at = clock.now();
    const abort = new AbortController();
    const cancel = clock.after(fetchTimeout, () => abort.abort());
    const fetched = await channel.download({ mediaId: source.mediaId, signal: abort.signal });
    cancel();
    const code = fetched.kind === 'brought' ? 'ok' : fetched.code;
    observe({ kind: 'fetched', channel: source.channel, file: id, code, ms: clock.now() - at });
    return fetched;
  };

  const become = (file: ComingFile, fetched: Downloaded): Become => {
    const attempts = file.attempts + 1;
    switch (fetched.kind) {
      case 'brought':
        return kept({ ...file, attempts }, fetched.bytes);
      case 'gone':
        return gone({ ...file, attempts }, fetched.reason);
      case 'retryLater': {
        const { after = 0, reason: failure } = fetched;
        if (attempts >= triesOfAFile) return gone({ ...file, attempts }, `${failure} Ask the customer to send it again.`);
        const due = clock.now() + Math.max(after, backOff(attempts, pause, needs.random));
        return { after: { ...file, attempts, due, failure }, changes: [] };
      }
      default:
        return fetched satisfies never;
    }
  };

  const running = lanes(filesAtOnce, serve);

  return {
    post: ({ id }) => {
      if (open.has(id)) return;
      open.add(id);
      running.wake(id);
    },
    busy: running.busy,
    idle: running.idle,
    stop: () => {
      rest.stop();
      return running.stop();
    },
  };
};

/** A file as it is from now on, with what is written beside it. */
interface Become {
  readonly after: MediaFile;
  readonly changes: readonly Change[];
}

const kept = (file: ComingFile, bytes: Uint8Array): Become => {
  if (bytes.length > largestFile) return gone(file, tooLarge);
  const type = typeOf(bytes);
  if (!type) return gone(file, 'It is of a type that is not taken here. Ask the customer for a photo, a PDF, an audio or a video.');
  const { changes, parts } = partsOf(file.id, bytes);
  // To its bytes, a sticker is an image.
  const kind = file.kind === 'sticker' && type.kind === 'image' ? file.kind : type.kind;
  return { after: { ...settled(file), kind, mimeType: type.mimeType, state: 'kept', size: bytes.length, parts }, changes };
};

const gone = (file: ComingFile, failure: string): Become => ({ after: { ...settled(file), state: 'gone', failure }, changes: [] });

/** What stays true of it, whatever became of it. */
const settled = (file: ComingFile): Omit<ComingFile, 'due' | 'failure'> => {
  const { due: _, failure: __, ...about } = file;
  return about;
};
