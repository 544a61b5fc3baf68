import { describe, expect, it } from '@jest/globals';
import { countingBank } from './counting-bank';
import { stage } from './stage';

/** A customer who has said all this; what the flow knows then, and what it has asked last. */
const after = async (...words: readonly string[]) => {
  const bank = countingBank();
  const at = await stage({ actions: bank.actions });
  for (const text of words) await at.says(text);
  const { run } = await at.stored();
  const card = run?.slots['card'];
  const asked = (await at.transcript()).at(-1)?.keys;
  return { card: typeof card === 'object' ? card['last4'] : undefined, cause: run?.slots['cause'], asked, blocked: bank.done('block') };
};

describe('what the first words tell already', () => {
  it.each([
    ['I lost my blue card', '4821', 'lost'],
    ['my gold card was stolen', '7710', 'stolen'],
    ['i lost my card, it is 7710', '7710', 'lost'],
    ['meine blaue Karte ist weg', '4821', 'lost'],
    ['mir wurde die goldene Karte gestohlen', '7710', 'stolen'],
  ])('is not asked for: %s', async (text, card, cause) => {
    expect(await after(text)).toMatchObject({ card, cause, asked: ['house:bot', 'confirm_block.ask'] });
  });

  it.each([
    ['my card was not stolen, I lost it', 'lost'],
    ['meine Karte wurde nicht geklaut, ich habe sie verloren', 'lost'],
  ])('is what they say, not what they deny: %s', async (text, cause) => {
    expect(await after(text)).toMatchObject({ cause, asked: expect.arrayContaining(['which_card.ask']) });
  });

  it.each(['my card was not stolen', 'meine Karte wurde nicht gestohlen'])('is asked for where it is only denied: %s', async (text) => {
    const { cause, asked } = await after(text);
    expect(cause).toBeUndefined();
    expect(asked).not.toContain('which_card.ask');
  });

  it.each([
    'I lost my card, not the blue one',
    'ich habe meine Karte verloren, nicht die blaue',
  ])('leaves a card open that is only denied: %s', async (text) => {
    expect(await after(text)).toMatchObject({ card: undefined, asked: ['house:bot', 'which_card.ask'] });
  });
});

describe('an answer that tells more than was asked', () => {
  it.each([
    ['please block my card', 'the blue one was stolen', '4821', 'stolen'],
    ['bitte karte sperren', 'ich habe die goldene verloren', '7710', 'lost'],
    ['i lost my card', 'the blue one was stolen', '4821', 'stolen'],
    ['meine karte ist weg', 'die goldene wurde gestohlen', '7710', 'stolen'],
  ])('%s … %s', async (first, text, card, cause) => {
    expect(await after(first, text)).toEqual({ card, cause, asked: ['confirm_block.ask'], blocked: 0 });
  });

  it('never says yes ahead', async () => {
    expect(await after('yes block my blue card, I lost it')).toMatchObject({ card: '4821', blocked: 0 });
  });
});

describe('a cause', () => {
  it.each([
    ['my card was stolen', 'the blue one', ['yes i do', 'i am sure', 'yes please, i want it blocked', 'what was that?'], 'stolen'],
    ['i lost my card', 'the blue one', ['what was that?', 'was it the blue?', 'yes it was'], 'lost'],
    ['meine karte wurde gestohlen', 'die blaue', ['was war das?', 'ja, ich bin sicher'], 'stolen'],
  ])('is not changed by words that only sound like one: %s', async (first, card, lines, cause) => {
    for (const line of lines) {
      const { cause: now, blocked } = await after(first, card, line);
      expect([line, blocked === 1 ? cause : now]).toEqual([line, cause]);
    }
  });

  it.each([
    "I don't want to say",
    'what was that?',
    'lost or stolen',
    'weder noch',
    'weiß nicht',
  ])('is not read from "%s"', async (text) => {
    expect(await after('please block my card', text)).toMatchObject({ cause: undefined });
  });
});

describe('a correction behind the block', () => {
  it.each([
    ['i lost my card', 'the blue one', 'yes', 'no, the other card'],
    ['i lost my card', 'the blue one', 'yes', 'i meant the gold one'],
    ['meine karte ist weg', 'die blaue', 'ja', 'nein, die goldene'],
    ['meine karte ist weg', 'die blaue', 'ja', 'nein, die andere karte'],
  ])('is told that it is too late, and how to go on: %s … %s … %s … %s', async (...words) => {
    expect(await after(...words)).toEqual({ card: '4821', cause: 'lost', asked: ['which_card.too_late', 'offer_new.ask'], blocked: 1 });
  });

  it.each([
    ['i lost my card', 'the blue one', 'yes', 'it was stolen'],
    ['meine karte ist weg', 'die blaue', 'ja', 'sie wurde gestohlen'],
  ])('of the cause too: %s … %s … %s … %s', async (...words) => {
    expect(await after(...words)).toMatchObject({ cause: 'lost', asked: ['what_happened.too_late', 'offer_new.ask'] });
  });

  it.each([
    ['i lost my card', 'the blue one', 'yes', 'block my other card', undefined, 'what_happened.ask'],
    ['meine karte ist weg', 'die blaue', 'ja', 'meine andere karte sperren', undefined, 'what_happened.ask'],
    ['i lost my card', 'the blue one', 'yes', 'my gold card is lost too', 'lost', 'confirm_block.ask'],
    ['i lost my card', 'the blue one', 'yes', 'my other card was stolen too', 'stolen', 'which_card.ask'],
  ])('is none where they want the next card blocked: %s … %s … %s … %s', async (...all) => {
    const [cause, asked] = all.slice(-2);
    expect(await after(...all.slice(0, 4).map(String))).toMatchObject({ cause, asked: [asked], blocked: 1 });
  });
});
