import { describe, expect, it } from '@jest/globals';
import type { OutboxLetter } from '../../../bots/mailroom/letters';
import { mayGoOut } from '../../../bots/mailroom/may-go-out';
import { asId } from '../../../flows/dialogue/ids';

const hour = 3_600_000;
const letter: OutboxLetter = {
  id: asId('c.1'),
  conversation: asId('c'),
  seq: 1,
  channel: 'messenger',
  account: 'page',
  to: 'x',
  reply: { text: 'x' },
  author: 'bot',
  epoch: 1,
  writtenAt: 0,
  state: 'pending',
  due: 0,
  attempts: 0,
  providerIds: [],
};
const door = { account: 'page', replyWindow: { bot: 24 * hour, person: 168 * hour } };
const standing = { personSince: 1, heardAt: 0 };
const judge = (about: Partial<OutboxLetter> = {}, now = 0) => mayGoOut({ ...letter, ...about }, door, standing, now);

describe('whether a letter may go out', () => {
  it('is a yes as long as the service lets its author write, and says when that is later than a bot may', () => {
    expect(judge({}, 24 * hour)).toEqual({ kind: 'go', door, late: false });
    expect(judge({ author: 'agent' }, 24 * hour + 1)).toEqual({ kind: 'go', door, late: true });
    expect(judge({}, 24 * hour + 1)).toMatchObject({ kind: 'give up', state: 'refused' });
    expect(judge({ author: 'agent' }, 168 * hour + 1)).toMatchObject({ kind: 'give up', state: 'refused' });
  });

  it('is a yes at any time for a template, and where the door lets everybody write', () => {
    const template = { name: 'question', language: 'en', values: {} };
    expect(judge({ reply: { text: 'x', template } }, 999 * hour)).toMatchObject({ kind: 'go', late: true });
    expect(mayGoOut(letter, { ...door, replyWindow: null }, standing, 999 * hour)).toMatchObject({ kind: 'go', late: false });
  });

  it('is a no for a word of the bot’s from before a person took over, also where the door is shut', () => {
    const taken = { ...standing, personSince: 2 };
    expect(mayGoOut(letter, door, taken, 0)).toEqual({ kind: 'stale' });
    expect(mayGoOut(letter, undefined, taken, 0)).toEqual({ kind: 'stale' });
    expect(mayGoOut({ ...letter, author: 'agent' }, door, taken, 0)).toMatchObject({ kind: 'go' });
  });

  it('is a no where neither an answer nor a status has come, for a letter that may be out as for one that surely is not', () => {
    expect(judge({ state: 'sending', unanswered: 1 })).toMatchObject({ kind: 'go' });
    expect(judge({ state: 'pending', unanswered: 2 })).toMatchObject({
      state: 'dead',
      failure: expect.stringMatching(/^It may have arrived/),
    });
    expect(judge({ state: 'sending', attempts: 14 })).toMatchObject({ state: 'dead', failure: expect.stringMatching(/^Nothing has ever/) });
  });
});
