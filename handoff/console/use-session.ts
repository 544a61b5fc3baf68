import { useEffect, useState } from 'react';
import { backOff } from '../../bots/server/window-parts/back-off';
import { Refused } from './transport/refused';
import { readSession, type Session } from './transport/session';

/** Who is signed in: `unknown` until the server has said it, null when nobody is. */
export const useSession = () => {
  const [session, setSession] = useState<Session | null | 'unknown'>('unknown');
  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async (failures: number): Promise<void> => {
      try {
        const found = await readSession();
        if (isCurrent) setSession(found);
      } catch (error) {
        if (!isCurrent) return;
        if (error instanceof Refused && !error.mayPass) setSession(null);
        else timer = setTimeout(() => void read(failures + 1), backOff(failures + 1, Math.random()));
      }
    };
    void read(0);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, []);
  return [session, setSession] as const;
};
