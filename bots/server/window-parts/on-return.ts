import type { Contact } from './standing-stream';

/** Looks after a connection when the network changes or the page comes to the front again. Answers what ends that. */
export const onReturn = ({ renew, hurry }: Contact): (() => void) => {
  const comeBack = (): void => (document.visibilityState === 'visible' ? hurry() : undefined);
  window.addEventListener('online', renew);
  window.addEventListener('offline', renew);
  document.addEventListener('visibilitychange', comeBack);
  return () => {
    window.removeEventListener('online', renew);
    window.removeEventListener('offline', renew);
    document.removeEventListener('visibilitychange', comeBack);
  };
};
