import type { ShownFile } from '../../../bots/server/window-parts/media/shown-file';
import type { LineStatus, Line as StoredLine } from '../../../flows/dialogue/transcript';
import type { Person } from './person';

/** A line of the transcript as the desk shows it: notes and events stand among what the customer sees. */
export type Line = Pick<StoredLine, 'seq' | 'at' | 'author' | 'kind' | 'text' | 'choices' | 'understood'> & {
  readonly media?: ShownFile;
  readonly agent?: Person;
  /** Of a line that goes out. A bot's line that was suppressed never went out: a person had taken over. */
  readonly status?: LineStatus;
  /** Why it failed, in the channel's words. */
  readonly failure?: string;
};
