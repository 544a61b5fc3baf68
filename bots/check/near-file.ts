import { relative } from 'node:path';

/** A file as it is called in its bot's folder; one that lies elsewhere keeps its whole path. */
export const nearFile = (directory: string, file: string): string => {
  const near = relative(directory, file);
  return file.startsWith(directory) && !near.startsWith('..') ? near : file;
};
