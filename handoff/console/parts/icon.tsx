import './icon.css';

const paths = {
  webchat: 'M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1 4 13.5ZM8 8.6h8M8 11.8h5',
  whatsapp: 'M4 20l1.3-4.1A8.2 8.2 0 1 1 8.4 19ZM9.2 8.4c-.9 1-.5 2.6.9 4.2s3 2.3 4.2 1.7l.9-.9-2-1.5-.9.7c-1-.4-1.7-1.2-2-2l.8-.8-1-1.9Z',
  messenger:
    'M12 3.5c-4.9 0-8.5 3.5-8.5 8 0 2.5 1.1 4.6 2.8 6.1V20.5l2.6-1.4c1 .3 2 .4 3.1.4 4.9 0 8.5-3.5 8.5-8s-3.6-8-8.5-8ZM7.5 13.5l3-3.1 2.7 2 3.3-2.6',
  instagram:
    'M8 4h8a4 4 0 0 1 4 4v8a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4ZM12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM16.7 7.3v.1',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 8v4.3l2.8 1.7',
  hourglass: 'M7 4h10M7 20h10M8.5 4c0 4 2.6 5.3 3.5 8 .9-2.7 3.5-4 3.5-8M8.5 20c0-4 2.6-5.3 3.5-8 .9 2.7 3.5 4 3.5 8',
  alert: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.8v5M12 16.1v.1',
  urgent: 'm6 12 6-6 6 6M6 18.5l6-6 6 6',
  high: 'm6 15 6-6 6 6',
  low: 'm6 9 6 6 6-6',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  checks: 'm2.5 12.5 4.5 4.5 8-8.5M11.5 16.5l.9.9L21.5 8',
  send: 'M12 19V5M5.5 11.5 12 5l6.5 6.5',
  down: 'M12 5v14M5.5 12.5 12 19l6.5-6.5',
  open: 'm7 10 5 5 5-5',
  back: 'm14.5 6-6 6 6 6',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  take: 'M12 4v10M7.5 9.8 12 14.2l4.5-4.4M5 19h14',
  hold: 'M9 6v12M15 6v12',
  resume: 'M8.5 5.5v13l10-6.5Z',
  bot: 'M6.5 8.5h11a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2ZM12 8.5V5M9.3 12.5v1.6M14.7 12.5v1.6',
  pass: 'M4 8.5h13M13.5 5l3.5 3.5-3.5 3.5M20 15.5H7M10.5 12 7 15.5l3.5 3.5',
  person: 'M12 4.5a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 0 0 0-7.2ZM5 19.5c.6-3.3 3.4-5 7-5s6.4 1.7 7 5',
  note: 'M5.5 4.5h13v9.5l-5 5.5h-8ZM18.5 14h-5v5.5M8.5 8.5h7M8.5 12h4',
  system: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 11v5M12 7.8v.1',
  details: 'M5 5.5h14a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1ZM14.5 5.5v13',
  sound: 'M5 10v4h3l4 3.5v-11L8 10ZM15.5 9.5a3.6 3.6 0 0 1 0 5M18 7a7 7 0 0 1 0 10',
  muted: 'M5 10v4h3l4 3.5v-11L8 10ZM16 10l4 4M20 10l-4 4',
  keys: 'M4.5 7h15a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1ZM7 10.3v.1M10.3 10.3v.1M13.7 10.3v.1M17 10.3v.1M8.5 13.8h7',
  article: 'M5 5.5A1.5 1.5 0 0 1 6.5 4H19v13H6.5A1.5 1.5 0 0 0 5 18.5ZM5 18.5A1.5 1.5 0 0 0 6.5 20H19v-3M9 8h6M9 11.5h4',
  attach: 'm20 11.5-8.1 8.1a5 5 0 0 1-7.1-7.1l8.6-8.6a3.3 3.3 0 0 1 4.7 4.7l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.8-7.8',
  file: 'M7 4h7l4 4v11a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1ZM14 4v4h4',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing beside a word, or in place of one that is there for those who hear the page. */
export const Icon = ({ name, className = '' }: { readonly name: IconName; readonly className?: string }) => (
  <svg
    className={`icon ${className}`}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.9"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={paths[name]} />
  </svg>
);
