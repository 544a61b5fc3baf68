import { describe, expect, it } from '@jest/globals';
import { TurnedAway } from '../../../../../bots/channels/webchat/widget/transport/api';
import { postLetter } from '../../../../../bots/channels/webchat/widget/transport/post-letter';

const letter = { clientId: 'a', text: 'Yes', at: 0, state: 'waiting', tries: 0 } as const;
const outcome = (error: Error) => postLetter('token', letter, () => Promise.reject(error));

describe('posting a letter', () => {
  it('sends the words of a message, and of a tapped choice its id alone', async () => {
    const sent: object[] = [];
    const post = async (_: string, message: object): Promise<void> => void sent.push(message);
    expect(await postLetter('token', letter, post)).toBe('posted');
    await postLetter('token', { ...letter, choice: 'q1.yes' }, post);
    expect(sent).toEqual([
      { clientId: 'a', text: 'Yes' },
      { clientId: 'a', choice: 'q1.yes' },
    ]);
  });

  it('may be tried again after whatever may pass', async () => {
    for (const error of [new TypeError('no network'), new TurnedAway(500), new TurnedAway(503), new TurnedAway(429), new TurnedAway(408)]) {
      expect(await outcome(error)).toBe('stumbled');
    }
  });

  it('is over when the server will never take it', async () => {
    for (const status of [400, 413, 415, 422]) expect(await outcome(new TurnedAway(status))).toBe('refused');
  });

  it('needs a new session when the server does not know this one', async () => {
    expect(await outcome(new TurnedAway(401))).toBe('unknown');
  });
});
