import type { ShownFile } from '../../../bots/server/window-parts/media/shown-file';

/** A file that is at the server, and goes out with a reply. */
export type AttachedFile = ShownFile & Required<Pick<ShownFile, 'id'>>;
