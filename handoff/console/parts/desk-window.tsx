import { useMemo } from 'react';
import { FileAccessContext } from '../../../bots/server/window-parts/media/file-access';
import { useLanguage } from '../texts/language';
import type { Session } from '../transport/session';
import { DeskContext, useDeskOf } from '../use-desk';
import { Panes } from './panes';

interface DeskWindowProps {
  readonly session: Session;
  readonly onSignedOut: () => void;
}

export const DeskWindow = ({ session, onSignedOut }: DeskWindowProps) => {
  const there = useDeskOf(session, onSignedOut);
  const { say, region } = useLanguage();
  const { file: fetchFile } = there.api;
  const access = useMemo(() => ({ fetchFile, say, region }), [fetchFile, say, region]);
  return (
    <DeskContext value={there}>
      <FileAccessContext value={access}>
        <Panes />
      </FileAccessContext>
    </DeskContext>
  );
};
