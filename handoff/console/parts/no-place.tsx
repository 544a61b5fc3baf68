import { useLanguage } from '../texts/language';
import { deskApi } from '../transport/desk-api';
import type { Session } from '../transport/session';
import { Mark } from './mark';

interface NoPlaceProps {
  readonly session: Session;
  readonly onSignedOut: () => void;
}

/** For accounts that do not serve customers. */
export const NoPlace = ({ session, onSignedOut }: NoPlaceProps) => {
  const { say } = useLanguage();
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <Mark className="sign-in-mark" />
        <h1>{say('no_place_title', { name: session.agent.name })}</h1>
        <p className="sign-in-lead">{say('no_place_lead')}</p>
        <button
          type="button"
          className="button button-first"
          onClick={() => void deskApi(session.csrf).signOut().then(onSignedOut, onSignedOut)}
        >
          {say('sign_out')}
        </button>
      </div>
    </main>
  );
};
