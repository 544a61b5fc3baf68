import type { Session } from '../transport/session';
import { DeskContext, useDeskOf } from '../use-desk';
import { Panes } from './panes';

interface DeskWindowProps {
  readonly session: Session;
  readonly onSignedOut: () => void;
}

export const DeskWindow = ({ session, onSignedOut }: DeskWindowProps) => (
  <DeskContext value={useDeskOf(session, onSignedOut)}>
    <Panes />
  </DeskContext>
);
