import { describe, expect, it } from '@jest/globals';
import type { Around } from '../../../bots/definition/around';
import { memoryStore } from '../../../bots/testing/memory-store';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { ana, deskStage, person } from '../desk/desk-stage';
import { countingBank } from './counting-bank';
import { stage } from './stage';

const early = { en: 'just before my question', de: 'noch vor meiner Frage' };

/** A customer who sends several messages at once; all have arrived before any of them is answered. */
const impatient = async (arranged: Parameters<typeof stage>[0] = {}, from = 'm') => {
  const bank = countingBank();
  const at = await stage({ actions: bank.actions, ...arranged });
  let sent = 0;
  const inOneGo = (...texts: readonly string[]): Promise<string> =>
    at.reads(() =>
      at.house.accept(
        at.door,
        texts.map((text) => {
          sent += 1;
          const content = { kind: 'text', text } as const;
          return { kind: 'message', id: `${from}-${sent}`, account: 'test', at: at.clock.now(), from: 'visitor-2', content } as const;
        }),
      ),
    );
  return { ...at, bank, inOneGo };
};

describe('a yes or a number that had arrived before its question was put', () => {
  it.each([
    ['a number for the list, and one more', ['i lost my card'], ['1', '1']],
    ['numbers without end', ['i lost my card'], ['1', '1', '1', '1']],
    ['number words', ['i lost my card'], ['one', 'one', 'the first one']],
    ['everything at once', [], ['i lost my card', 'the blue one', 'ok']],
    ['everything at once, with the words of the button', [], ['i lost my card', 'the blue one', 'Yes, block it']],
    ['everything at once, by the digits', [], ['i lost my card', '4821', 'yes please']],
    ['a wish for the list that nobody has read', [], ['my card was stolen', '2', 'yes', 'yes', 'yes']],
    ['in German', [], ['meine karte ist weg', 'die blaue', 'ja', 'ja bitte']],
    ['with thumbs', ['i lost my card'], ['the gold one', '👍', '👍']],
  ])('blocks nothing: %s', async (_, before, burst) => {
    const { says, inOneGo, bank, stored } = await impatient();
    for (const text of before) await says(text);
    await inOneGo(...burst);
    expect(bank.calls).toEqual([]);
    expect((await stored()).run).toMatchObject({ phase: 'try_1', committed: false });
  });

  it.each([
    [['yes', 'yes', 'yes!'], early.en, 'Shall I order you a new card?'],
    [['ja', 'ja', 'jaaa'], early.de, 'Soll ich Ihnen eine neue Karte bestellen?'],
  ])('%p orders nothing: the question comes back, and costs no try', async (burst, kindly, question) => {
    const { says, inOneGo, bank, stored } = await impatient();
    await says(kindly === early.de ? 'meine karte ist weg' : 'i lost my card');
    await says('4821');
    const answer = await inOneGo(...burst);
    expect([bank.done('block'), bank.done('order')]).toEqual([1, 0]);
    expect(answer).toContain(kindly);
    expect(answer.endsWith(question)).toBe(true);
    expect((await stored()).run).toMatchObject({ step: 'offer_new', phase: 'try_1' });
  });

  it('is asked for again while the bank is slow: what waits keeps its arrival', async () => {
    const clock = virtualClock();
    const bank = countingBank();
    const block = bank.actions['cards.block'];
    const slow: typeof block = async (input, context) => {
      await clock.sleep(5_000);
      return block(input, context);
    };
    const { says, sends, settle, stored } = await stage({ clock, actions: { ...bank.actions, 'cards.block': slow } });
    await says('i lost my card');
    await says('4821');
    for (const text of ['yes', 'yes', 'no', 'yes!']) await sends({ kind: 'text', text });
    await settle();
    expect([bank.done('block'), bank.done('order')]).toEqual([1, 0]);
    expect((await stored()).run).toMatchObject({ step: 'offer_new', phase: 'try_1' });
    await says('yes');
    expect((await stored()).run?.step).toBe('check_address');
  });

  it('does not stop an errand, nor answer "shall I stop?"', async () => {
    const { says, inOneGo, stored } = await impatient();
    await says('i lost my card');
    await inOneGo('stop', 'yes');
    expect((await stored()).run?.phase).toBe('cancelling_1');
  });

  it('counts once it comes behind the question', async () => {
    const { says, inOneGo, bank } = await impatient();
    await says('i lost my card');
    await inOneGo('the blue one', 'yes');
    expect(bank.calls).toEqual([]);
    await says('yes');
    expect(bank.done('block')).toBe(1);
  });
});

describe('what speaks for itself', () => {
  it.each([
    ['the blue one', '4821'],
    ['ending in 7710', '7710'],
    ['die goldene', '7710'],
  ])('answers ahead: "%s"', async (words, digits) => {
    const { inOneGo } = await impatient();
    expect(await inOneGo('i lost my card', words)).toContain(digits);
  });

  it('answers a question that was put and only put once more meanwhile', async () => {
    const { says, inOneGo, bank } = await impatient();
    await says('i lost my card');
    await says('the blue one');
    await inOneGo('when are you open?', 'yes');
    expect(bank.done('block')).toBe(1);
  });
});

describe('the moment when a question was put', () => {
  it('is another one when it comes back from a person: a "yes" was meant for them', async () => {
    const at = await deskStage({ actions: countingBank().actions });
    await at.says('i lost my card');
    await at.says('4821');
    const first = (await at.stored()).asked;
    await at.says(person);
    await at.does((id) => at.desk.accept(ana, id));
    expect((await at.stored()).asked).toBeNull();
    await at.does((id) => at.desk.complete(ana, id, { outcome: 'resolved' }));
    const again = (await at.stored()).asked;
    expect(again?.question).toBe(first?.question);
    expect(again?.at).toBeGreaterThan(first?.at ?? Number.POSITIVE_INFINITY);
  });

  it('has not come where something around the turn has kept the bot from saying it', async () => {
    const bank = countingBank();
    const messagesOnly: Around = {
      turn: async ({ about }, next) => {
        if (about.kind === 'message') await next();
      },
      leftOver: async () => false,
    };
    const { says, stored } = await stage({ actions: bank.actions }, [messagesOnly]);
    await says('i lost my card');
    await says('the blue one');
    expect(await says('yes')).toBe('');
    expect(await says('yes')).toContain('Shall I order you a new card?');
    expect((await stored()).run).toMatchObject({ step: 'offer_new', phase: 'try_1' });
    await says('yes');
    expect((await stored()).run?.step).toBe('check_address');
  });

  it('does not keep anybody from answering when the clock of a new process is behind', async () => {
    const store = memoryStore();
    const clock = virtualClock();
    const before = await impatient({ store, clock });
    await before.says('i lost my card');
    await before.says('the blue one');
    const { inOneGo, bank } = await impatient({ store, clock: virtualClock(clock.now() - 3_600_000) }, 'later');
    await inOneGo('yes');
    await inOneGo('yes');
    expect(bank.done('block')).toBe(1);
  });

  it('does not make one message two: a repeated delivery answers nothing', async () => {
    const { says, house, door, clock, settle, bank } = await impatient();
    await says('i lost my card');
    await says('the blue one');
    const content = { kind: 'text', text: 'yes' } as const;
    const yes = { kind: 'message', id: 'again', account: 'test', at: clock.now(), from: 'visitor-2', content } as const;
    for (let delivery = 0; delivery < 3; delivery += 1) {
      await house.accept(door, [yes]);
      await settle();
    }
    expect([bank.done('block'), bank.done('order')]).toEqual([1, 0]);
  });
});
