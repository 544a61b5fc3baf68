import { useState } from 'react';
import { useFileAccess } from './file-access';
import type { KeptFileProps } from './kept-file-props';

/** Until a browser has read what it was told to save, ms. */
const readingTakes = 60_000;

/** A document: it is saved under its name, for a page in which anybody's file is shown could do anything. */
export const SaveButton = ({ file: { id }, name, label, held }: KeptFileProps) => {
  const { say, fetchFile } = useFileAccess();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const save = async (): Promise<void> => {
    setState('busy');
    try {
      const bytes = held ?? (id === undefined ? undefined : await fetchFile(id));
      if (bytes) offer(bytes, name);
      setState('idle');
    } catch {
      setState('failed');
    }
  };
  return (
    <button type="button" className="file-button" aria-busy={state === 'busy'} onClick={() => void save()}>
      {state === 'failed' ? say('file_broken', { what: name }) : say('file_save', { what: label })}
    </button>
  );
};

const offer = (bytes: Blob, name: string): void => {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), readingTakes);
};
