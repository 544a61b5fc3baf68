import { describe, expect, it } from '@jest/globals';
import type { Content } from '../../../flows/dialogue/inbound';
import { countingBank } from './counting-bank';
import { stage } from './stage';

const question = { en: ['i lost my card', 'the blue one'], de: ['meine karte ist weg', 'die blaue'] };

describe('what is no answer to the open question', () => {
  it.each([
    ['hello', question.en],
    ['thanks', question.en],
    ['bye', question.en],
    ['help', question.en],
    ['what can you do?', question.en],
    ['i lost my card', question.en],
    ["don't block my card", question.en],
    ['hallo', question.de],
    ['danke', question.de],
    ['hilfe', question.de],
    ['bitte', question.de],
    ['nicht sperren', question.de],
    ['meine karte ist weg', question.de],
    ['my card', ['i lost my card']],
    ['block it', ['i lost my card']],
    ['thank you', ['please block my card']],
  ])('is not said for ever: "%s" after %p comes to a person within six times', async (words, before) => {
    const bank = countingBank();
    const { says, request } = await stage({ actions: bank.actions });
    for (const text of before) await says(text);
    let times = 0;
    while ((await request()) === null && times < 10) {
      await says(words);
      times += 1;
    }
    expect(times).toBeGreaterThan(2);
    expect(times).toBeLessThanOrEqual(6);
    expect(bank.calls).toEqual([]);
  });

  it.each<Content>([
    { kind: 'media', media: 'audio', mediaId: 'x' },
    { kind: 'media', media: 'image', mediaId: 'x', caption: '' },
    { kind: 'place', lat: 52.5, lon: 13.4 },
  ])('is not sent for ever where it cannot be read, and told so each time: %j', async (content) => {
    const { says, sends, settle, door, request } = await stage();
    await says('i lost my card');
    for (let times = 1; times <= 6; times += 1) {
      expect(await request()).toBeNull();
      const before = door.sent.length;
      await sends(content);
      await settle();
      expect(door.sent.slice(before).map(({ reply }) => reply.text)).toContainEqual(expect.stringMatching(/cannot|can't/));
    }
    expect(await request()).toMatchObject({ queue: 'cards-emergency' });
  });

  it.each(['hello', 'help', 'thanks', 'i lost my card'])('costs no try the first time: "%s"', async (words) => {
    const { says, stored } = await stage();
    for (const text of question.en) await says(text);
    await says(words);
    expect((await stored()).run?.phase).toBe('try_1');
    await says(words);
    expect((await stored()).run?.phase).toBe('try_2');
  });

  it('counts anew at the next question', async () => {
    const { says, stored } = await stage();
    await says('i lost my card');
    await says('hello');
    await says('the blue one');
    await says('hello');
    expect((await stored()).run).toMatchObject({ step: 'confirm_block', phase: 'try_1' });
  });

  it('is an answer where the words of the button are said', async () => {
    const bank = countingBank();
    const { says } = await stage({ actions: bank.actions });
    for (const text of question.de) await says(text);
    await says('bitte sperren');
    expect(bank.done('block')).toBe(1);
  });
});
