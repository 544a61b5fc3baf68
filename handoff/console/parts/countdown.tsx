import './countdown.css';
import { useState } from 'react';
import { useNow } from '../use-now';

/** The seconds that are left, as a ring that empties and a number. */
export const Countdown = ({ until }: { readonly until: number }) => {
  const now = useNow();
  const [whole] = useState(() => Math.max(1, until - now));
  const left = Math.max(0, until - now);
  return (
    <span className="countdown" aria-hidden="true">
      <svg viewBox="0 0 40 40">
        <circle className="countdown-ground" cx="20" cy="20" r="17" />
        <circle className="countdown-left" cx="20" cy="20" r="17" pathLength="100" strokeDasharray={`${(100 * left) / whole} 100`} />
      </svg>
      <span>{Math.ceil(left / 1000)}</span>
    </span>
  );
};
