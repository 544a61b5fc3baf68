import { createContext, useContext } from 'react';
import type { ShownFile } from './shown-file';

/** The words that each window has in its own texts. */
type FileText =
  | `file_${ShownFile['kind']}`
  | 'file_coming'
  | 'file_gone'
  | 'file_broken'
  | 'file_load'
  | 'file_save'
  | 'file_enlarge'
  | 'file_close';

/** How a window comes to its files, and speaks of them. */
export interface FileAccess {
  /** Rejects when it cannot be had now. */
  readonly fetchFile: (id: string) => Promise<Blob>;
  readonly say: (key: FileText, values?: Readonly<Record<string, string>>) => string;
  readonly region: string;
}

export const FileAccessContext = createContext<FileAccess | null>(null);

/** The files of the window, for all parts of it. */
export const useFileAccess = (): FileAccess => {
  const access = useContext(FileAccessContext);
  if (access === null) throw new Error('There are no files here. Put the part inside FileAccessContext.');
  return access;
};
