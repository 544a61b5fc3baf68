import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { cardBank } from '../../../bots/card-bank/bot';
import { ActionRefused } from '../../../bots/definition/action';
import { errands } from '../../../bots/mailroom/letters';
import { converse } from '../../../bots/testing/converse';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { countingBank } from './counting-bank';
import { stage } from './stage';

const down = () => new Error('503');
const downAlways = { 'cards.block': async () => Promise.reject(down()) };

/** A bank that takes so long to block a card, ms. */
const slowBank = (ms: number) => {
  const clock = virtualClock();
  const bank = countingBank();
  const block = bank.actions['cards.block'];
  const slow: typeof block = async (input, context) => {
    await clock.sleep(ms);
    return block(input, context);
  };
  return { clock, bank, actions: { ...bank.actions, 'cards.block': slow } };
};

describe('a bank that refuses', () => {
  it.each([
    ['en', 'i lost my card', 'yes', 'is NOT blocked'],
    ['de', 'karte verloren', 'ja', 'NICHT gesperrt'],
  ])('to block the card is not asked again: the customer is told so, and a person comes at once (%s)', async (_, lost, yes, truth) => {
    const refuse = async () => Promise.reject(new ActionRefused('unknown card'));
    const { handoff } = await converse(cardBank, { actions: { ...countingBank().actions, 'cards.block': refuse } })
      .says(lost)
      .taps('4821')
      .says(yes)
      .expects('block_refused.say', 'handoff:told_emergency', 'handoff:line')
      .expectsText(truth)
      .waits('9m')
      .expects();
    expect(handoff).toMatchObject({ queue: 'cards-emergency', priority: 'urgent' });
  });
});

describe('an action that answers what it does not declare', () => {
  it.each([
    ['en', 'i lost my card', 'yes', "can't see yet"],
    ['de', 'karte verloren', 'ja', 'noch nicht sehen'],
  ])('may have made its change: nobody is told that it was refused, and a person comes at once (%s)', async (_, lost, yes, truth) => {
    const bank = countingBank(['blocked', 'blocked']);
    const { handoff } = await converse(cardBank, { actions: bank.actions })
      .says(lost)
      .taps('4821')
      .says(yes)
      .expects('block_failed.say', 'handoff:told_emergency', 'handoff:line')
      .expectsText(truth)
      .waits('9m')
      .expects('block.late_ok');
    expect(handoff).toMatchObject({ queue: 'cards-emergency', priority: 'urgent' });
    expect(bank.done('block')).toBe(1);
  });

  it('and only reads is not asked again', async () => {
    let reads = 0;
    const odd = async () => {
      reads += 1;
      return 'odd';
    };
    await converse(cardBank, { actions: { 'cards.list': odd } })
      .says('i lost my card')
      .expects('no_answer.say', 'handoff:told_emergency', 'handoff:line');
    expect(reads).toBe(1);
  });
});

describe('a bank that fails', () => {
  it('twice, then works: the customer hears of nothing but the block, which is done once', async () => {
    const bank = countingBank([down(), down()]);
    await converse(cardBank, { actions: bank.actions })
      .says('i lost my card')
      .taps('4821')
      .taps('Yes')
      .expects()
      .waits('4s')
      .expects('blocked.say', 'offer_new.ask');
    expect([bank.calls.length, bank.done('block')]).toEqual([3, 1]);
  });

  it.each([
    ['en', 'i lost my card', 'yes', "can't see yet"],
    ['de', 'karte verloren', 'ja', 'noch nicht sehen'],
  ])('for good: a person, urgently, and the truth (%s)', async (_, lost, yes, truth) => {
    const { handoff } = await converse(cardBank, { actions: downAlways })
      .says(lost)
      .taps('4821')
      .says(yes)
      .waits('4s')
      .expects('block_failed.say', 'handoff:told_emergency', 'handoff:line')
      .expectsText(truth);
    expect(handoff).toMatchObject({ queue: 'cards-emergency', priority: 'urgent', reason: 'flow', briefing: { slots: { cause: 'lost' } } });
    expect(JSON.stringify(handoff?.briefing)).toContain('4821');
  });

  it('and comes back: what came of it is told late, under the same key', async () => {
    const bank = countingBank([down(), down(), down(), down(), down()]);
    const { transcript } = await converse(cardBank, { actions: bank.actions })
      .says('i lost my card')
      .taps('4821')
      .taps('Yes')
      .waits('4s')
      .expects('block_failed.say', 'handoff:told_emergency', 'handoff:line')
      .waits('9m')
      .expects('block.late_ok');
    expect([bank.calls.length, bank.done('block')]).toEqual([6, 1]);
    expect(transcript.filter(({ author }) => author === 'system').map(({ text }) => text)).toEqual([
      'cards.block: unknown yet',
      'handoff: flow → cards-emergency (urgent)',
      'cards.block: ok',
    ]);
  });

  it('to order the new card leaves the old one blocked, and says so', async () => {
    const bank = countingBank();
    const { handoff } = await converse(cardBank, {
      actions: { ...bank.actions, 'cards.order_replacement': downAlways['cards.block'] },
    })
      .says('i lost my card')
      .taps('4821')
      .taps('Yes')
      .says('yes')
      .says('yes')
      .waits('4s')
      .expects('order_later.say', 'handoff:told', 'handoff:line')
      .expectsText('stays blocked');
    expect(handoff).toMatchObject({ queue: 'cards' });
  });

  it('to list the cards means a person, and that nothing is blocked', async () => {
    const { handoff } = await converse(cardBank, { actions: { 'cards.list': downAlways['cards.block'] } })
      .says('i lost my card')
      .expects('no_answer.say', 'handoff:told_emergency', 'handoff:line')
      .expectsText('NOT blocked');
    expect(handoff).toMatchObject({ queue: 'cards-emergency', priority: 'urgent' });
  });
});

describe('while the bank is at work', () => {
  it('messages wait, and are answered behind the outcome', async () => {
    const { clock, actions } = slowBank(5_000);
    const { says, sends, taps, settle, said, transcript, choice } = await stage({ clock, actions });
    await says('i lost my card');
    await taps('4821');
    await sends({ kind: 'choice', choice: choice('Yes'), title: 'Yes' });
    await sends({ kind: 'text', text: 'when are you open?' });
    await settle();
    expect(said()).toContain('is blocked');
    const lines = (await transcript()).slice(-4);
    expect(lines.map(({ author, text, keys }) => (author === 'bot' ? keys?.join() : text))).toEqual([
      'cards.block: ok',
      'blocked.say,offer_new.ask',
      'when are you open?',
      'tell.say,offer_new.ask',
    ]);
  });

  it('a wish for a person is noted at once and served behind the outcome, without the question that nobody will hear', async () => {
    const { clock, actions, bank } = slowBank(5_000);
    const { says, sends, taps, settle, request, transcript, choice, store } = await stage({ clock, actions });
    await says('i lost my card');
    await taps('4821');
    await sends({ kind: 'choice', choice: choice('Yes'), title: 'Yes' });
    await sends({ kind: 'text', text: 'i want to talk to a person' });
    await settle();
    const said = (await transcript()).flatMap((line) => (line.author === 'bot' ? [line] : [])).slice(-2);
    expect(said.map(({ keys }) => keys)).toEqual([['handoff:after_action'], ['blocked.say', 'handoff:told', 'handoff:line']]);
    expect(said[1]?.choices?.map(({ title }) => title)).toEqual(['Go on with the bot']);
    expect(await request()).toMatchObject({ queue: 'general', reason: 'asked' });
    expect([bank.done('block'), (await store.find(errands, { limit: 10 })).map(({ state }) => state)]).toEqual([1, ['done']]);
  });

  it('a word says after eight seconds that it is still under way', async () => {
    const clock = virtualClock();
    const attempts: (() => Promise<string>)[] = [
      () => clock.sleep(7_000).then(() => Promise.reject(down())),
      () => clock.sleep(1_000).then(() => 'ok'),
    ];
    const { says, taps, passes, transcript } = await stage({
      clock,
      actions: { 'cards.block': async () => attempts.shift()?.() ?? 'ok' },
    });
    await says('i lost my card');
    await taps('4821');
    await taps('Yes');
    await passes(5_000);
    const keys = (await transcript()).flatMap((line) => line.keys ?? []);
    expect(keys.slice(-3)).toEqual(['house:still_working', 'blocked.say', 'offer_new.ask']);
  });
});

describe('over the wire', () => {
  const url = 'http://bank.test';
  beforeAll(() => nock.disableNetConnect());
  afterEach(() => nock.cleanAll());
  afterAll(() => nock.restore());

  it('a bank that answers 503 twice blocks the card once, under one key', async () => {
    const keys: unknown[] = [];
    const address = { line1: 'Lindenallee 12', postcode: '10115', town: 'Berlin', country: 'DE' };
    const card = { id: 'card/1', kind: 'debit', name: 'Everyday', last4: '4821', colour: 'blue', status: 'active' };
    nock(url)
      .get('/customers')
      .query(true)
      .reply(200, { customer: { id: 'c1', name: 'A', registered: true, locale: 'en', address } });
    nock(url)
      .get('/customers/c1/cards')
      .reply(200, { cards: [card] });
    const answer = (status: number, body: object) =>
      nock(url)
        .post('/cards/card%2F1/block', { cause: 'lost' })
        .reply(status, function () {
          keys.push(this.req.headers['idempotency-key']);
          return body;
        });
    answer(503, {});
    answer(503, {});
    answer(200, { status: 'blocked' });
    await converse(cardBank, { environment: { CORE_BANK_URL: url } })
      .says('i lost my card')
      .taps('4821')
      .taps('Yes')
      .waits('4s')
      .expects('blocked.say', 'offer_new.ask');
    expect(keys).toHaveLength(3);
    expect(new Set(keys.map(String)).size).toBe(1);
    expect(nock.isDone()).toBe(true);
  });
});
