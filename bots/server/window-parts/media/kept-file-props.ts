import type { ShownFile } from './shown-file';

/** A file that can be had. */
export interface KeptFileProps {
  readonly file: ShownFile;
  /** What it is called here. */
  readonly name: string;
  /** The same with its size. */
  readonly label: string;
  readonly held: Blob | undefined;
}
