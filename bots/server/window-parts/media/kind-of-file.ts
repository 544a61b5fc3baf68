import type { ShownFile } from './shown-file';

/** What a file is by the type that the browser knows it by. */
export const kindOfFile = ({ type }: Pick<File, 'type'>): ShownFile['kind'] => {
  const [family = ''] = type.split('/');
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'document';
};
