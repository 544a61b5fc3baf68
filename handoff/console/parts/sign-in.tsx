import './sign-in.css';
import { type SyntheticEvent, useEffect, useId, useRef, useState } from 'react';
import { useLanguage } from '../texts/language';
import { Refused } from '../transport/refused';
import { type Session, signIn } from '../transport/session';
import { fieldText } from './field-text';
import { Icon } from './icon';
import { LanguageChoice } from './language-choice';
import { Mark } from './mark';

type Fault = 'wrong_credentials' | 'too_many' | 'unreachable';

export const SignIn = ({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }) => {
  const { say } = useLanguage();
  const [fault, setFault] = useState<Fault | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const id = useId();

  useEffect(() => {
    document.title = say('title');
  }, [say]);

  const send = async (form: HTMLFormElement): Promise<void> => {
    const given = new FormData(form);
    setIsBusy(true);
    setFault(null);
    try {
      onSignedIn(await signIn(fieldText(given, 'email'), fieldText(given, 'password')));
    } catch (error) {
      setFault(faultOf(error));
      setIsBusy(false);
      first.current?.focus();
    }
  };

  return (
    <main className="sign-in">
      <form
        className="sign-in-card"
        onSubmit={(event: SyntheticEvent<HTMLFormElement>) => {
          event.preventDefault();
          if (!isBusy) void send(event.currentTarget);
        }}
      >
        <Mark className="sign-in-mark" />
        <h1>{say('sign_in_title')}</h1>
        <p className="sign-in-lead">{say('sign_in_lead')}</p>
        <div role="alert">
          {fault !== null && (
            <p id={`${id}fault`} className="sign-in-fault">
              <Icon name="alert" />
              {say(`sign_in_${fault}`)}
            </p>
          )}
        </div>
        <label className="field">
          <span>{say('email')}</span>
          <input
            ref={first}
            name="email"
            type="email"
            autoComplete="username"
            required
            dir="ltr"
            {...(fault === null ? {} : { 'aria-describedby': `${id}fault` })}
          />
        </label>
        <label className="field">
          <span>{say('password')}</span>
          <input name="password" type="password" autoComplete="current-password" required dir="ltr" />
        </label>
        <button type="submit" className="button button-first" aria-disabled={isBusy}>
          {say(isBusy ? 'signing_in' : 'sign_in')}
        </button>
        <LanguageChoice />
      </form>
    </main>
  );
};

const faultOf = (error: unknown): Fault => {
  if (!(error instanceof Refused)) return 'unreachable';
  if (error.status === 429) return 'too_many';
  return error.mayPass ? 'unreachable' : 'wrong_credentials';
};
