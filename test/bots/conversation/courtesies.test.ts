import { describe, expect, it } from '@jest/globals';
import { ana, deskStage, lost, person } from '../desk/desk-stage';
import { countingBank } from './counting-bank';

/** A customer whose agent is at the paperwork. */
const completed = async () => {
  const at = await deskStage();
  await at.says(person);
  const back = at.choice('Go on with the bot');
  await at.does((id) => at.desk.accept(ana, id));
  await at.replies(ana, 'That is settled, then.');
  await at.does((id) => at.desk.complete(ana, id, { outcome: 'resolved' }));
  return { ...at, back };
};

describe('while the agent is at the paperwork', () => {
  it.each([
    '👍',
    '👍🏽 🙏',
    'ok',
    'Okay great!',
    'perfect',
    'super, danke',
    'alles klar',
    'thanks a lot, bye',
    'vielen Dank 😊',
  ])('"%s" does not bring them back', async (words) => {
    const at = await completed();
    await at.says(words);
    expect((await at.request()).state).toBe('wrap_up');
    expect((await at.stored()).floor.holder).toBe('bot');
  });

  it.each(['ok?', 'ok, but what about my loan?', 'perfect nonsense', 'no', '?', 'great, it is gone again'])('"%s" does', async (words) => {
    const at = await completed();
    await at.says(words);
    expect(await at.request()).toMatchObject({ state: 'active', assignee: 'ana' });
  });

  it('an old tap on the way back to the bot does not', async () => {
    const at = await completed();
    await at.tapsId(at.back);
    expect((await at.request()).state).toBe('wrap_up');
  });
});

it('a courtesy with nothing open is answered as one', async () => {
  const at = await deskStage();
  await at.says('when are you open?');
  expect(await at.says('👍')).toBe("You're very welcome.");
});

describe('the way back to the bot, typed', () => {
  it.each([
    'Go on with the bot',
    'go on with the bot please',
    'OK, go on with teh bot!',
    'yes please, I want to go on with the bot',
    'Weiter mit dem Bot',
    'bitte weiter mit dem bott',
  ])('as "%s" works like a tap', async (words) => {
    const at = await deskStage({ actions: countingBank().actions });
    await at.says(lost);
    await at.says(person);
    await at.says(words);
    expect(await at.request()).toMatchObject({ state: 'closed', ended: 'customer_cancelled' });
    expect(at.said()).toMatch(/Which card is it|elche Karte/);
  });

  it.each([
    "I don't want to go on with the bot",
    'please do not go on with the bot',
    'the other day I had to go on with the bot for an hour and it was no help',
    'go on',
    'bitte nicht weiter mit dem bot',
  ])('is not meant by "%s"', async (words) => {
    const at = await deskStage();
    await at.says(person);
    await at.says(words);
    expect((await at.request()).state).toBe('queued');
  });

  it('works as well while a question is open in the meantime', async () => {
    const at = await deskStage({ actions: countingBank().actions });
    await at.says(person);
    await at.says(lost);
    expect(await at.says('go on with the bot')).toContain('Which card is it?');
    expect((await at.request()).state).toBe('closed');
  });
});
