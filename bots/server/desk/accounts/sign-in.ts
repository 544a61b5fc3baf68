import type { Agent } from '../../../../handoff/desk/agent';
import type { Clock } from '../../../clock';
import { tokenBucket } from '../../http/token-bucket';
import type { Accounts } from './accounts';
import type { Attendance } from './attendance';
import { sameEmail } from './credentials';
import type { FirstAccount } from './first-account';
import type { DeskSessions } from './sessions';

/** A whole office may be behind one address. */
const addressRate = { burst: 60, perSecond: 0.5 };
/** Only what was wrong counts. */
const emailRate = { burst: 10, perSecond: 1 / 30 };
/** Each of them means that another sign-in of the same person was committed first. */
const tries = 5;

export type SignedIn =
  | { readonly kind: 'signed_in'; readonly agent: Agent; readonly token: string }
  | { readonly kind: 'wrong' }
  /** `after`: seconds. */
  | { readonly kind: 'too_many'; readonly after: number };

export interface SignIn {
  withPassword(given: { readonly email: string; readonly password: string; readonly address: string }): Promise<SignedIn>;
  /** With the link that was printed at the start; it is good once. */
  withLink(given: { readonly token: string; readonly address: string }): Promise<SignedIn>;
}

export const signIn = (needs: {
  readonly accounts: Pick<Accounts, 'check'>;
  readonly sessions: Pick<DeskSessions, 'open'>;
  readonly attendance: Pick<Attendance, 'renew'>;
  readonly firstAccount: Pick<FirstAccount, 'take'>;
  readonly clock: Clock;
}): SignIn => {
  const { accounts, sessions, attendance, firstAccount, clock } = needs;
  const byAddress = tokenBucket(clock, addressRate);
  const byEmail = tokenBucket(clock, emailRate);

  return {
    withPassword: async ({ email, password, address }) => {
      const keys = [
        [byAddress, address],
        [byEmail, sameEmail(email)],
      ] as const;
      const after = Math.max(...keys.map(([bucket, key]) => bucket.take(key)));
      if (after > 0) return { kind: 'too_many', after };
      for (let count = 0; count < tries; count += 1) {
        const known = await accounts.check(email, password);
        if (known === null) return { kind: 'wrong' };
        const opened = await sessions.open(known.agent.id, [known.signedIn]);
        if (opened === null) continue;
        // Only this one token: what others have guessed in the meantime still counts.
        for (const [bucket, key] of keys) bucket.giveBack(key);
        await attendance.renew(known.agent.id);
        return { kind: 'signed_in', agent: known.agent, token: opened.token };
      }
      return { kind: 'too_many', after: 1 };
    },
    withLink: async ({ token, address }) => {
      const after = byAddress.take(address);
      if (after > 0) return { kind: 'too_many', after };
      const agent = await firstAccount.take(token);
      const opened = agent && (await sessions.open(agent.id));
      if (!agent || !opened) return { kind: 'wrong' };
      await attendance.renew(agent.id);
      return { kind: 'signed_in', agent, token: opened.token };
    },
  };
};
