import { describe, expect, it } from '@jest/globals';
import { cardBank } from '../../../bots/card-bank/bot';
import { type Conversation, converse } from '../../../bots/testing/converse';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { ana, deskStage, hour, lost, minute, person } from '../desk/desk-stage';
import { countingBank } from './counting-bank';

const sunday = () => virtualClock(Date.parse('2026-01-18T21:00:00Z'));

describe.each([
  ['en', lost, 'yes', 'no', 'tomorrow from 08:00'],
  ['de', 'karte verloren', 'ja', 'nein', 'morgen ab 08:00 Uhr'],
])('a flow that hands over when nobody is there (%s)', (_, card, yes, no, when) => {
  const handsOver = (): Conversation =>
    converse(cardBank, { clock: sunday(), actions: countingBank().actions }).says(card).taps('4821').says(yes).says(yes).says(no);

  it('goes on at its exit in the same turn, behind the notice that says when somebody will be', async () => {
    const { handoff } = await handsOver()
      .expectsText(when)
      .expects('new_address.say', 'handoff:told_closed', 'handoff:line', 'anything_else.ask');
    expect(handoff).toMatchObject({ state: 'deferred', queue: 'cards', reason: 'flow' });
  });

  it('ends as it always does, and the request stays', async () => {
    const { handoff } = await handsOver().says(no).expects('goodbye.say', 'handoff:already_waiting');
    expect(handoff?.state).toBe('deferred');
  });
});

describe('a flow that has gone on while its request waits', () => {
  const waiting = async () => {
    const at = await deskStage({ clock: sunday(), actions: countingBank().actions });
    await at.says(lost);
    await at.taps('4821');
    for (const word of ['yes', 'yes', 'no']) await at.says(word);
    return at;
  };

  it('does not take its other exit as well when the customer is given back', async () => {
    const at = await waiting();
    await at.says('no');
    await at.does((id) => at.desk.accept(ana, id));
    const read = await at.reads(() => at.does((id) => at.desk.return(ana, id, { outcome: 'resolved', note: '' })));
    expect(read).toContain("From here it's me again");
    expect(read).not.toContain('anything else');
  });

  it('puts its question again when the customer is given back in the middle of it', async () => {
    const at = await waiting();
    await at.does((id) => at.desk.accept(ana, id));
    const read = await at.reads(() => at.does((id) => at.desk.return(ana, id, { outcome: 'resolved', note: '' })));
    expect(read).toContain('anything else');
  });

  it('says what the customer still waits for when it ends in silence', async () => {
    const at = await waiting();
    expect(await at.passes(31 * minute)).toContain('My colleagues already have your request');
    expect((await at.request()).state).toBe('deferred');
  });

  it('has gone on as well where the queue has closed meanwhile', async () => {
    const at = await deskStage({ clock: virtualClock(Date.parse('2026-01-14T18:59:30Z')), actions: countingBank().actions });
    await at.says(lost);
    await at.taps('4821');
    for (const word of ['yes', 'yes', 'no']) await at.says(word);
    expect(at.said()).toContain('You are next.');
    const read = await at.passes(minute);
    expect(read).toContain('tomorrow from 08:00');
    expect(read).toContain('anything else');
  });

  it('lets the request come to its turn when the queue opens', async () => {
    const at = await waiting();
    await at.becomes(ana, { intent: 'available' });
    await at.passes(10 * hour);
    expect(await at.request()).toMatchObject({ state: 'offered', offer: { agent: 'ana' } });
  });
});

describe('a request that nobody takes in the promised time', () => {
  it('lets the flow go on at its exit, once, and stays in line', async () => {
    const at = await deskStage({ actions: countingBank().actions });
    await at.says(lost);
    await at.taps('4821');
    for (const word of ['yes', 'yes', 'no']) await at.says(word);
    expect(at.said()).toContain('You are next.');
    expect(await at.passes(9 * minute)).toBe('');
    const read = await at.passes(minute);
    expect(read).toContain('taking longer than it should');
    expect(read).toContain('anything else');
    expect(await at.request()).toMatchObject({ state: 'queued', queue: 'cards' });
    expect(await at.says('no')).toContain('My colleagues already have your request');
    expect(await at.passes(hour)).toBe('');
  });

  it('that no flow has made offers the way back to the bot once more', async () => {
    const at = await deskStage();
    await at.says(person);
    const read = await at.passes(10 * minute);
    expect(read).toContain('taking longer than it should');
    expect(read).toContain('You are next.');
    await at.taps('Go on with the bot');
    expect((await at.request()).state).toBe('closed');
  });

  it('does not interrupt what the customer does meanwhile', async () => {
    const at = await deskStage({ actions: countingBank().actions });
    await at.says(lost);
    await at.taps('4821');
    for (const word of ['yes', 'yes', 'no']) await at.says(word);
    await at.passes(8 * minute);
    expect(await at.says(lost)).toContain('Which card is it?');
    const read = await at.passes(2 * minute);
    expect(read).toContain('taking longer than it should');
    expect(read).not.toContain('anything else');
    expect(await at.taps('7710')).toContain('••7710');
  });
});
