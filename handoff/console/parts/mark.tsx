import './mark.css';

/** The house's sign: a counter's window with somebody behind it. */
export const Mark = ({ className }: { readonly className: string }) => (
  <svg className={`mark ${className}`} viewBox="0 0 32 32" aria-hidden="true">
    <rect className="mark-ground" width="32" height="32" rx="9" />
    <path className="mark-window" d="M8.5 20.5V16a7.5 7.5 0 0 1 15 0v4.5" />
    <path className="mark-counter" d="M6.5 24h19" />
    <circle className="mark-person" cx="16" cy="16.5" r="2.25" />
  </svg>
);
