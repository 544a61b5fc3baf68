const paths = {
  language: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-9 9h18M12 3c2.5 2.4 3.8 5.4 3.8 9s-1.3 6.6-3.8 9c-2.5-2.4-3.8-5.4-3.8-9S9.5 5.4 12 3Z',
  anew: 'M20 13v5.5A1.5 1.5 0 0 1 18.5 20h-13A1.5 1.5 0 0 1 4 18.5v-13A1.5 1.5 0 0 1 5.5 4H11M18.4 3.2a1.7 1.7 0 0 1 2.4 2.4L13 13.4l-3.2.8.8-3.2Z',
  send: 'M12 19V5M5.5 11.5 12 5l6.5 6.5',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 8v4.3l2.8 1.7',
  alert: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.8v5M12 16.1v.1',
  attach: 'm20 11.5-8.1 8.1a5 5 0 0 1-7.1-7.1l8.6-8.6a3.3 3.3 0 0 1 4.7 4.7l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.8-7.8',
  onward: 'm9.5 6 6 6-6 6',
  down: 'M12 5v14M5.5 12.5 12 19l6.5-6.5',
} as const;

/** A line drawing beside a word, or in place of one that is there for those who hear the page. */
export const Icon = ({ name, className }: { readonly name: keyof typeof paths; readonly className?: string }) => (
  <svg
    className={className}
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
