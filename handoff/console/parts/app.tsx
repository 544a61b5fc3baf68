import { hasPlace } from '../desk/has-place';
import { LanguageContext } from '../texts/language';
import { useTexts } from '../texts/use-texts';
import { useSession } from '../use-session';
import { DeskWindow } from './desk-window';
import { FaultBoundary } from './fault-boundary';
import { NoPlace } from './no-place';
import { SignIn } from './sign-in';

/** Nothing is shown before there are words to show it in. */
export const App = () => {
  const language = useTexts();
  const [session, setSession] = useSession();
  if (language === null || session === 'unknown') return null;
  const leave = (): void => setSession(null);
  return (
    <LanguageContext value={language}>
      <FaultBoundary>
        {session === null ? (
          <SignIn onSignedIn={setSession} />
        ) : hasPlace(session.agent) ? (
          <DeskWindow key={session.agent.id} session={session} onSignedOut={leave} />
        ) : (
          <NoPlace session={session} onSignedOut={leave} />
        )}
      </FaultBoundary>
    </LanguageContext>
  );
};
