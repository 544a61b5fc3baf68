import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { alteredBot, copiedBot } from './copied-bot';
import { folder } from './folder';
import { runLine } from './run-line';

const path = folder();
const hours = 'flows/card-bank/opening-hours.test.yaml';
const card = 'flows/card-bank/block-lost-card.test.yaml';

/** Plays the tests of one flow, in a copy of the reference bot with one place of them rewritten. */
const play = async (file: string, from: string | RegExp, to: string, ...more: readonly string[]) => {
  const { bot, line } = alteredBot(path(), file, from, to);
  return { ...(await runLine(['test', basename(file, '.test.yaml'), ...more, '--bot', bot])), line };
};

describe('the tests of flows on the command line', () => {
  it('play every case in every language, and count the steps', async () => {
    expect(await runLine(['test', 'opening-hours'])).toEqual({
      code: 0,
      printed: ['opening-hours: 6 of 6 conversations, 2 of 2 steps'],
      told: 'card-bank: 6 conversations went as they are written.',
    });
  });

  it('play one flow in one language', async () => {
    expect(await runLine(['test', 'opening-hours', '--locale', 'de'])).toMatchObject({
      code: 0,
      printed: ['opening-hours: 3 of 3 conversations, 2 of 2 steps'],
    });
  });

  it('are held in the languages that they name, and tap what a button is called there', async () => {
    const named = await play(hours, 'given:', 'languages: [de]\ngiven:');
    expect(named).toMatchObject({ code: 0, printed: ['opening-hours: 3 of 3 conversations, 2 of 2 steps'] });
    const called = await play(card, 'tap: "4821"', 'tap: { en: Debit card, de: Debitkarte }');
    expect([called.code, called.printed]).toEqual([0, [expect.stringMatching(/^block-lost-card: (\d+) of \1 /)]]);
  });

  it('say what was expected and what the bot said, in keys and in words', async () => {
    const { code, printed, told, line } = await play(card, '[confirm_block.ask]', '[offer_new.ask]', '--locale', 'en');
    expect([code, told]).toEqual([1, '1 to put right.']);
    expect(printed.slice(1)).toEqual([
      `${card}:${line} [en] “blocked and replaced by taps”: the bot says something else.`,
      '    customer: [Debit card ••4821]',
      '    expected: offer_new.ask “Shall I order you a new card?”',
      '    was:      confirm_block.ask “Shall I report your debit card ••4821 as lost and block it now?”',
    ]);
  });

  it.each<[string, string, string | RegExp, string, readonly string[]]>([
    [
      'a sentence that is taken for something else',
      hours,
      /are you there on saturdays\?/,
      'my card was stolen',
      ['the customer means', 'opening.hours', 'card.stolen'],
    ],
    ['another end', hours, 'ends: end', 'ends: triage', ['the flow ends', 'triage', 'end']],
    [
      'a flow that has not ended',
      card,
      'tap: no }\n      - bot: [goodbye.say]\n',
      'wait: 1m }\n',
      ['the flow ends', 'end', 'it is still under way'],
    ],
    ['another number of calls', hours, 'hours.read: 1', 'hours.read: 2', ['“hours.read” is called', '2 times', 'once']],
    [
      'another input',
      card,
      'card: card-4821, cause: lost',
      'card: card-7710, cause: lost',
      ['“cards.block” is called', '{"card":"card-7710","cause":"lost"}', '{"card":"card-4821","cause":"lost"}'],
    ],
    ['another queue', hours, 'queue: general', 'queue: complaints', ['a person is called', 'complaints', 'general, normal']],
    ['a button that is not there', card, 'tap: "4821"', 'tap: "1234"', ['the customer taps', 'a button “1234”', 'Debit card ••4821']],
    [
      'an action that nothing is given for',
      card,
      '  cards.block: ok\n',
      '',
      ['“cards.block” is asked for', 'an answer under “given:”', 'none'],
    ],
  ])('find %s', async (_, file, from, to, [what = '', expected = '', was = '']) => {
    const { code, printed } = await play(file, from, to, '--locale', 'en');
    expect(code).toBe(1);
    expect(printed).toContainEqual(expect.stringMatching(new RegExp(`^${file}:\\d+ \\[en\\] “[^”]+”: ${what} something else\\.$`)));
    for (const row of [`    expected: ${expected}`, `    was:      ${was}`]) expect(printed).toContain(row);
  });

  it('know how a flow has ended while another is under way', async () => {
    const both = `flow: opening-hours
given:
  hours.read: { outcome: ok, hours: { first: Monday, last: Saturday, from: "08:00", to: "20:00", place: Berlin } }
  customers.find: { outcome: registered, customer: { id: c1, name: Alex } }
  cards.list: { outcome: ok, cards: [{ id: card-4821, label: Card, last4: "4821" }, { id: card-7710, label: Card, last4: "7710" }] }
cases:
  one and then the other:
    talk:
      - user: { intent: opening.hours }
      - user: { intent: card.lost }
      - bot: [which_card.ask]
    ends: end
`;
    expect(await play(hours, /[^]*/, both, '--locale', 'en')).toMatchObject({
      code: 0,
      printed: ['opening-hours: 1 of 1 conversations, 2 of 2 steps'],
    });
  });

  it('name the steps that no case takes, and the flows that have none', async () => {
    const { printed } = await play(hours, /[^]*/, 'flow: opening-hours\ncases:\n  greeted:\n    talk:\n      - user: { wait: 1m }\n');
    expect(printed).toContain('opening-hours: 2 of 2 conversations, 0 of 2 steps');
    expect(printed).toContain('  no case takes: read_hours, tell');
    const { directory, bot } = copiedBot(path());
    rmSync(join(directory, hours));
    expect(await runLine(['test', 'opening-hours', '--bot', bot])).toMatchObject({
      code: 0,
      printed: ['opening-hours: no case. Write one in opening-hours.test.yaml beside it.'],
    });
  });

  it('do not begin where a test cannot be read', async () => {
    const { code, printed, told, line } = await play(hours, 'tell.say', 'tel.say');
    expect([code, told]).toEqual([1, '1 to put right.']);
    expect(printed).toEqual([`${hours}:${line} F701 no text has the key “tel.say”. Did you mean “tell”?`]);
  });

  it.each<[string, readonly string[], RegExp]>([
    ['a language that the bot does not speak', ['test', '--locale', 'xx'], /does not speak "xx"\. Use one of en, de/],
    ['a flow that is not there', ['test', 'opening-hour'], /^There is no flow "opening-hour"\. Did you mean “opening-hours”\?/],
  ])('answer %s with 2 and the cure', async (_, line, cure) => {
    expect(await runLine(line)).toMatchObject({ code: 2, told: expect.stringMatching(cure) });
  });
});
