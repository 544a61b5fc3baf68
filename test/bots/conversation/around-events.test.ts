import { describe, expect, it } from '@jest/globals';
import type { Around } from '../../../bots/definition/around';
import { ana, deskStage, lost, person, second } from '../desk/desk-stage';
import { countingBank } from './counting-bank';
import { stage } from './stage';

const around = (turn: Around['turn']): Around => ({ turn, leftOver: async () => false });
/** As middleware of the Bot Framework often begins: `if (activity.type !== 'message') return;`. */
const messagesOnly = around(async ({ about }, next) => {
  if (about.kind === 'message') await next();
});

describe('somebody around the turns who lets only messages through', () => {
  it('keeps the bot from saying what came of an errand, and the conversation goes on', async () => {
    const bank = countingBank();
    const { says, taps, stored, transcript } = await stage({ actions: bank.actions }, [messagesOnly]);
    await says(lost);
    await taps('4821');
    expect(await taps('Yes')).toBe('');
    expect(bank.done('block')).toBe(1);
    expect((await stored()).errand).toBeNull();
    expect((await transcript()).at(-1)?.text).toBe('cards.block: ok');
    expect(await says('hello')).toContain('new card');
  });

  it('keeps timers from being heard, and not from ringing', async () => {
    const { says, passes, stored, observed, clock } = await stage({}, [messagesOnly]);
    await says(lost);
    const { wakeAt = 0 } = await stored();
    expect(await passes(wakeAt - clock.now())).toBe('');
    expect((await stored()).wakeAt).toBeGreaterThan(clock.now());
    expect(observed.filter((one) => one.kind === 'turn' && one.arrival === 'wake')).toHaveLength(1);
  });

  it('does not keep an offer from passing by', async () => {
    const { says, becomes, passes, request } = await deskStage({}, [messagesOnly]);
    await becomes(ana, { intent: 'available' });
    await says(person);
    expect((await request()).state).toBe('offered');
    await passes(31 * second);
    expect(await request()).toMatchObject({ state: 'queued', passedOver: [ana] });
  });

  it('keeps nobody from bringing an agent back from the paperwork', async () => {
    let open = true;
    const shut = around(async (_, next) => {
      if (open) await next();
    });
    const { says, does, desk, replies, request } = await deskStage({}, [shut]);
    await says(person);
    await does((id) => desk.accept(ana, id));
    await replies(ana, 'That is settled.');
    await does((id) => desk.complete(ana, id, { outcome: 'resolved' }));
    open = false;
    await says('It is not done!');
    expect(await request()).toMatchObject({ state: 'active', assignee: 'ana' });
  });

  it('may say something of its own', async () => {
    const talks = around(async ({ about, sayInstead }, next) => {
      if (about.kind === 'message') await next();
      else sayInstead({ text: `There was an ${about.name}.` });
    });
    const { says, taps } = await stage({ actions: countingBank().actions }, [talks]);
    await says(lost);
    await taps('4821');
    expect(await taps('Yes')).toBe('There was an outcome.');
  });
});

describe('somebody around a turn that breaks down', () => {
  const poison = { outcome: 'ok', values: { cards: [], poison: 1n as unknown as number } };

  it('hears that a person is wanted', async () => {
    const wanted: (string | undefined)[] = [];
    const hears = around(async ({ about, requested }, next) => {
      await next();
      if (about.kind === 'event') wanted.push(`${about.name}: ${requested()?.reason}`);
    });
    const { says, passes } = await stage({ actions: { 'cards.list': async () => poison } }, [hears]);
    await says(lost);
    await passes(10 * second);
    expect(wanted).toEqual(['breakdown: bot_failure']);
  });

  it('cannot keep the person from coming', async () => {
    const fails = around(async () => {
      throw new Error('around');
    });
    const { says, passes, request, observed } = await stage({}, [fails]);
    await says(lost);
    expect(await passes(10 * second)).toContain('Something went wrong on our side');
    expect(await request()).toMatchObject({ reason: 'bot_failure' });
    expect(observed.filter((one) => one.kind === 'trouble').map(({ where }) => where)).toContain('around breakdown');
  });
});

describe('somebody around the turns', () => {
  it('hears that a request has gone to another agent, or to another queue', async () => {
    const heard: string[] = [];
    const hears = around(async ({ changed }, next) => {
      await next();
      const request = changed();
      if (request) heard.push(`${request.state} ${request.queue} ${request.assignee}`);
    });
    const { says, does, desk, hires } = await deskStage({}, [hears]);
    const sue = await hires('sue', { roles: ['supervisor', 'agent'] });
    await says(person);
    await says('i want to make a complaint');
    await says('thanks');
    await does((id) => desk.accept(ana, id));
    await does((id) => desk.transfer(sue, id, { to: { agent: sue }, warm: false, note: '' }));
    expect(heard).toEqual(['queued general null', 'queued complaints null', 'accepted complaints ana', 'accepted complaints sue']);
  });
});
