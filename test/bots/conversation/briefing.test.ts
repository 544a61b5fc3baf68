import { describe, expect, it } from '@jest/globals';
import { cardBank } from '../../../bots/card-bank/bot';
import { converse } from '../../../bots/testing/converse';
import { raised } from '../../../handoff/desk/request';
import { fresh } from '../../handoff/desk/request-at';
import { ana, deskStage, lost, minute, person } from '../desk/desk-stage';
import { countingBank } from './counting-bank';
import { stage } from './stage';

const down = { 'cards.block': async () => Promise.reject(new Error('503')) };

describe('what the agent reads first: the customer’s last words that say what it is about', () => {
  it('are there where the bank’s answer has led to the request', async () => {
    const { handoff } = await converse(cardBank, { actions: { ...countingBank().actions, ...down } })
      .says('i lost my blue card on the train')
      .expects('confirm_block.ask')
      .says('yes')
      .waits('4s');
    expect(handoff?.briefing.summary).toBe('i lost my blue card on the train');
  });

  it('are there where an agent has taken the conversation', async () => {
    const at = await deskStage({ actions: countingBank().actions });
    await at.says('i lost my card, please hurry');
    await at.taps('4821');
    await at.desk.pull(ana, (await at.stored()).id);
    expect((await at.request()).briefing.summary).toBe('i lost my card, please hurry');
  });

  it.each(['👍', 'thanks', 'hello', '4821', 'yes'])('are not "%s"', async (words) => {
    const at = await stage({ actions: countingBank().actions });
    await at.says(lost);
    await at.says(words);
    expect((await at.stored()).contact?.words).toBe(lost);
  });

  it('are masked like every line', async () => {
    const at = await stage();
    await at.says('there is fraud on 4532 0151 1283 0366');
    const summary = (await at.request())?.briefing.summary;
    expect(summary).toContain('fraud');
    expect(summary).not.toContain('1511');
  });

  it('belong to their contact', async () => {
    const at = await deskStage({ actions: countingBank().actions });
    await at.says('when are you open?');
    await at.passes(31 * minute);
    await at.desk.pull(ana, (await at.stored()).id);
    expect((await at.request()).briefing.summary).toBe('');
  });

  it('stay where a second need has none', () => {
    const request = { ...fresh(), briefing: { summary: 'my card', slots: {}, tried: ['a.b'] } };
    const need = { queue: 'cards', priority: 'urgent', reason: 'flow', intent: null } as const;
    expect(raised(request, need, { summary: '', slots: {}, tried: ['a.c'] }).briefing).toEqual({
      summary: 'my card',
      slots: {},
      tried: ['a.b', 'a.c'],
    });
  });
});

describe('what the agent reads of what the bot has tried', () => {
  it('is every step that did or asked something, oldest first', async () => {
    const { handoff } = await converse(cardBank, { actions: { ...countingBank().actions, ...down } })
      .says(lost)
      .taps('4821')
      .says('yes')
      .waits('4s');
    expect(handoff?.briefing.tried).toEqual(
      ['identify', 'load_cards', 'which_card', 'confirm_block', 'block', 'block_failed'].map((step) => `block-lost-card.${step}`),
    );
  });

  it('goes over all flows of the contact', async () => {
    const { handoff } = await converse(cardBank).says('when are you open?').says(lost).says(person);
    expect(handoff?.briefing.tried).toEqual([
      'opening-hours.read_hours',
      'block-lost-card.identify',
      'block-lost-card.load_cards',
      'block-lost-card.which_card',
    ]);
  });

  it('names what was asked where nothing was understood', async () => {
    const { handoff } = await converse(cardBank).says('help card').taps('Something else').says('qwertz uiop');
    expect(handoff).toMatchObject({ reason: 'not_understood', briefing: { tried: ['house.clarify', 'house.not_understood'] } });
  });

  it('is no longer than can be read', async () => {
    const at = await stage();
    for (let round = 0; round < 8; round += 1) {
      await at.says(lost);
      await at.says('cancel');
      await at.says('yes');
    }
    expect((await at.stored()).contact?.tried).toHaveLength(20);
  });
});
