import { useEffect, useState } from 'react';
import { useFileAccess } from './file-access';
import type { ShownFile } from './shown-file';

/** An address of a file's bytes within the page, which ends with the part that shows it; null until they are here. */
export const useFileUrl = ({ id }: ShownFile, held: Blob | undefined, isWanted: boolean) => {
  const { fetchFile } = useFileAccess();
  const [bytes, setBytes] = useState(held);
  const [url, setUrl] = useState<string | null>(null);
  const [failures, setFailures] = useState(0);
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    if (bytes !== undefined || id === undefined || !isWanted) return;
    let isCurrent = true;
    fetchFile(id).then(
      (found) => isCurrent && setBytes(found),
      () => isCurrent && setHasFailed(true),
    );
    return () => {
      isCurrent = false;
    };
  }, [id, bytes, isWanted, failures, fetchFile]);

  useEffect(() => {
    if (bytes === undefined) return;
    const made = URL.createObjectURL(bytes);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);

  const tryAgain = (): void => {
    setHasFailed(false);
    setFailures(failures + 1);
  };
  return { url, hasFailed, tryAgain };
};
