import type { Channel } from '../channel';

/**
 * A letter is sent the moment that its line may be shown: the open streams read it from the store, and a page that is not
 * there now reads it when it comes back. So nothing can fail on the way.
 */
export const send: Channel['send'] = async ({ correlation, signal }) =>
  signal.aborted
    ? { kind: 'retryLater', code: 'called_off', reason: 'It was called off before it was shown.', holds: 'letter' }
    : { kind: 'sent', providerId: correlation };

/** The page's stream tells by itself that an answer is being written. */
export const seen: Channel['seen'] = async () => {};
