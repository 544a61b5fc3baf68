import { describe, expect, it } from '@jest/globals';
import type { Around } from '../../../bots/definition/around';
import { inboxLetters } from '../../../bots/mailroom/letters';
import type { Run } from '../../../flows/engine/run';
import { ana, deskStage, person } from '../desk/desk-stage';
import { countingBank } from './counting-bank';
import { stage } from './stage';

/** What no store takes: the turn fails each time. */
const poison = { outcome: 'ok', values: { cards: [], poison: 1n as unknown as number } };

describe('a turn that throws', () => {
  it('is tried four times, then a person comes, the customer is told, and the message is a dead letter', async () => {
    const { says, passes, request, observed, store, transcript } = await stage({ actions: { 'cards.list': async () => poison } });
    await says('i lost my card');
    const told = await passes(10_000);
    expect(told).toContain('Something went wrong on our side');
    expect(told).toContain('I block it right away');
    expect(observed.filter(({ kind }) => kind === 'trouble')).toHaveLength(4);
    expect(await request()).toMatchObject({ queue: 'general', priority: 'high', reason: 'bot_failure' });
    const [letter] = await store.find(inboxLetters, { limit: 10 });
    expect(letter).toMatchObject({ state: 'dead', failure: expect.stringContaining('BigInt') });
    expect((await transcript()).map(({ author }) => author)).toEqual(['customer', 'system', 'system', 'bot']);
  });

  it('does not hold up what the customer says next, or anybody else', async () => {
    const { sends, passes, settle, transcript, house, door } = await stage({ actions: { 'cards.list': async () => poison } });
    await sends({ kind: 'text', text: 'i lost my card' });
    await sends({ kind: 'text', text: 'hello?' });
    const content = { kind: 'text', text: 'hello' } as const;
    await house.accept(door, [{ kind: 'message', id: 'other', account: 'test', at: 0, from: 'visitor-4', content }]);
    await settle();
    expect(door.sent.map(({ to }) => to)).toEqual(['visitor-4']);
    await passes(10_000);
    expect((await transcript()).filter(({ author }) => author === 'customer').map(({ text }) => text)).toEqual([
      'i lost my card',
      'hello?',
    ]);
  });

  it('while a person has the floor: they have it before them, and the customer is not forgotten', async () => {
    let isBroken = false;
    const breaking: Around = {
      turn: async ({ about }, next) => {
        if (isBroken && about.kind === 'message') throw new Error('around the turn');
        await next();
      },
      leftOver: async () => false,
    };
    const at = await deskStage({}, [breaking]);
    await at.says(person);
    await at.does((id) => at.desk.accept(ana, id));
    await at.replies(ana, 'Please send me the details.');
    await at.does((id) => at.desk.hold(ana, id));
    isBroken = true;
    await at.says('here they are');
    await at.passes(10_000);
    expect(await at.request()).toMatchObject({ state: 'active', assignee: 'ana', waitingSince: expect.any(Number) });
    expect((await at.transcript()).map(({ text }) => text)).toContain('here they are');
  });

  it('about an outcome brings a person, and what was done is in front of them', async () => {
    const bank = countingBank();
    const { says, taps, passes, request, transcript } = await stage({
      actions: { ...bank.actions, 'cards.block': async () => ({ ...poison, outcome: 'ok' }) },
    });
    await says('i lost my card');
    await taps('4821');
    await taps('Yes');
    await passes(10_000);
    expect(await request()).toMatchObject({ reason: 'bot_failure', briefing: { slots: { cause: 'lost' } } });
    expect((await transcript()).map(({ text }) => text)).toContain('cards.block: ok');
    expect(await says('hello?')).toContain('already have your request');
  });
});

describe('a flow that has changed under a customer', () => {
  const elsewhere = (run: Run | null): Run | null => run && { ...run, step: 'a_step_of_long_ago' };

  it('begins anew with an apology, and does not ask again what is known', async () => {
    const bank = countingBank();
    const { says, taps, alter } = await stage({ actions: bank.actions });
    await says('i lost my card');
    await alter((now) => ({ ...now, run: elsewhere(now.run) }));
    const answer = await says('the blue one');
    expect(answer).toContain('Something went wrong on our side');
    expect(answer).toContain('Which card is it?');
    await taps('4821');
    expect(await taps('Yes')).toContain('is blocked');
    expect(bank.done('block')).toBe(1);
  });

  it('means a person where something was done already, or where there is no such flow any more', async () => {
    const { says, taps, alter, request } = await stage({ actions: countingBank().actions });
    await says('i lost my card');
    await taps('4821');
    await taps('Yes');
    await alter((now) => ({ ...now, run: elsewhere(now.run) }));
    expect(await says('yes')).toContain('handing you over');
    expect(await request()).toMatchObject({ reason: 'bot_failure' });
    const gone = await stage();
    await gone.says('i lost my card');
    await gone.alter((now) => ({ ...now, run: now.run && { ...now.run, flow: 'a-flow-of-long-ago' } }));
    expect(await gone.says('the blue one')).toContain('handing you over');
  });

  it('does not keep anybody from a person', async () => {
    const { says, alter, request } = await stage();
    await says('i lost my card');
    await alter((now) => ({ ...now, run: elsewhere(now.run) }));
    expect(await says('i want to talk to a person')).not.toContain('went wrong');
    expect(await request()).toMatchObject({ reason: 'asked' });
  });

  it('while the bank is at work means a person, who reads what came of it', async () => {
    const bank = countingBank([new Error('503')]);
    const { says, taps, alter, passes, request, transcript } = await stage({ actions: bank.actions });
    await says('i lost my card');
    await taps('4821');
    await taps('Yes');
    await alter((now) => ({ ...now, run: elsewhere(now.run) }));
    expect(await passes(2_000)).toContain('Something went wrong on our side');
    expect((await transcript()).map(({ text }) => text)).toContain('cards.block: ok');
    expect(await request()).toMatchObject({ reason: 'bot_failure' });
  });
});
