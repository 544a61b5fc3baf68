import { beforeEach, describe, expect, it } from '@jest/globals';
import { TurnedAway } from '../../../../../bots/channels/webchat/widget/transport/api';
import { heldFiles } from '../../../../../bots/channels/webchat/widget/transport/held-files';
import { postLetter } from '../../../../../bots/channels/webchat/widget/transport/post-letter';

const letter = { clientId: 'a', text: 'Yes', at: 0, state: 'waiting', tries: 0 } as const;
const outcome = async (error: Error) => (await postLetter('token', letter, { post: () => Promise.reject(error) })).kind;

describe('posting a letter', () => {
  it('sends the words of a message, and of a tapped choice its id alone', async () => {
    const sent: object[] = [];
    const post = async (_: string, message: object): Promise<void> => void sent.push(message);
    expect(await postLetter('token', letter, { post })).toEqual({ kind: 'posted' });
    await postLetter('token', { ...letter, choice: 'q1.yes' }, { post });
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

describe('posting a letter with a file', () => {
  const withFile = { ...letter, text: '', media: { kind: 'image', fileName: 'card.png', size: 3, state: 'kept' } } as const;
  const file = new File(['abc'], 'card.png', { type: 'image/png' });
  let did: string[] = [];
  const post = async (_: string, message: object): Promise<void> => void did.push(JSON.stringify(message));
  const uploaded = (id: string): void => void did.push(`uploaded ${id}`);
  const upload = async (_: string, { name }: File): Promise<string> => {
    did.push(`upload ${name}`);
    return 'f1';
  };
  const refusing = (status: number) => postLetter('token', withFile, { post, upload: () => Promise.reject(new TurnedAway(status)) });
  beforeEach(() => {
    did = [];
    heldFiles.clear();
    heldFiles.set('a', file);
  });

  it('uploads the file, says so, and names it in the message', async () => {
    expect(await postLetter('token', withFile, { post, upload, uploaded })).toEqual({ kind: 'posted' });
    expect(did).toEqual(['upload card.png', 'uploaded f1', '{"clientId":"a","media":{"id":"f1"}}']);
  });

  it('uploads it no second time once it is there, also where the page was loaded anew', async () => {
    heldFiles.clear();
    const there = { ...withFile, media: { ...withFile.media, id: 'f1' } };
    expect(await postLetter('token', there, { post, upload })).toEqual({ kind: 'posted' });
    expect(did).toEqual(['{"clientId":"a","media":{"id":"f1"}}']);
  });

  it('is tried again after a lost connection, and in a new session', async () => {
    expect(await refusing(503)).toEqual({ kind: 'stumbled' });
    expect(await refusing(401)).toEqual({ kind: 'unknown' });
    expect(await postLetter('token', withFile, { post, upload: () => Promise.reject(new TypeError('no network')) })).toEqual({
      kind: 'stumbled',
    });
  });

  it('says why it can never go out', async () => {
    expect(await refusing(413)).toEqual({ kind: 'spoilt', fault: 'too_large' });
    expect(await refusing(422)).toEqual({ kind: 'spoilt', fault: 'not_taken' });
    heldFiles.set('a', { size: 17 * 1_048_576 } as File);
    expect(await postLetter('token', withFile, { post, upload })).toEqual({ kind: 'spoilt', fault: 'too_large' });
    heldFiles.clear();
    expect(await postLetter('token', withFile, { post, upload })).toEqual({ kind: 'spoilt', fault: 'lost' });
    expect(did).toEqual([]);
  });
});
