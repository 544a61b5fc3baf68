import { Component, type ReactNode } from 'react';
import { useLanguage } from '../texts/language';
import { Mark } from './mark';

/** A fault in a part would take the whole window away: here it ends in a way on. */
export class FaultBoundary extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? <Fault /> : this.props.children;
  }
}

const Fault = () => {
  const { say } = useLanguage();
  return (
    <main className="sign-in">
      <div className="sign-in-card" role="alert">
        <Mark className="sign-in-mark" />
        <h1>{say('fault_title')}</h1>
        <p className="sign-in-lead">{say('fault_lead')}</p>
        <button type="button" className="button button-first" onClick={() => location.reload()}>
          {say('fault_reload')}
        </button>
      </div>
    </main>
  );
};
