import { readFileSync, rmSync, writeFileSync } from 'node:fs';
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
      - bot: [block-lost-card/which_card.ask]
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
      code: 1,
      told: 'card-bank: nothing was played. Write a case.',
      printed: ['opening-hours: no case. Write one in opening-hours.test.yaml beside it.'],
    });
  });

  it('keep how a flow has ended when the customer says more', async () => {
    const more = 'tap: no }\n      - bot: [goodbye.say]\n      - user: { en: thanks, de: danke, means: thanks }\n';
    expect(await play(card, 'tap: no }\n      - bot: [goodbye.say]\n', more, '--locale', 'en')).toMatchObject({ code: 0 });
    const cancelled = `cases:
  stopped:
    talk:
      - user: { intent: card.lost }
      - user: { en: cancel, de: abbrechen, means: cancel }
      - user: { tap: yes }
      - bot: ["repair:cancelled"]
      - user: { en: thanks, de: danke, means: thanks }
    ends: cancelled
    handoff: none
`;
    expect(await play(card, /cases:[^]*/, cancelled, '--locale', 'en')).toMatchObject({ code: 0 });
  });

  it('are not held by the words of another flow, and answer its questions by what they are called in the file', async () => {
    const through = (key: string, on = 'yes', more = '') => `flow: opening-hours
given:
  customers.find: { outcome: registered, customer: { id: c1, name: Alex } }
  cards.list: { outcome: ok, cards: [{ id: card-4821, label: Card, last4: "4821" }, { id: card-7710, label: Card, last4: "7710" }] }
  cards.block: ok
cases:
  another flow:
    talk:
      - user: { intent: card.lost }
      - user: { tap: "4821" }
      - user: { tap: ${on} }
      - bot: ${key}
${more}`;
    const run = (...written: Parameters<typeof through>) => play(hours, /[^]*/, through(...written), '--locale', 'en');
    expect((await run('[blocked.say, offer_new.ask]')).printed).toContainEqual(
      expect.stringMatching(/write “block-lost-card\/blocked\.say”/),
    );
    const keys = '[block-lost-card/blocked.say, block-lost-card/offer_new.ask]';
    expect(await run(keys)).toMatchObject({ code: 0 });
    expect(await run('["block-lost-card/blocked.say,offer_new.ask"]')).toMatchObject({ code: 1 });
    expect((await run(keys, '"e"')).printed).toContain('    expected: one button only with “e”');
    expect(await run(keys, 'yes', '    handoff: none\n')).toMatchObject({ code: 0 });
  });

  it('know how a flow has ended that went on where nobody came', async () => {
    const goesOn = (ends: string) => `cases:
  nobody comes:
    given: { cards.order_replacement: refused }
    talk:
      - user: { intent: card.lost }
      - user: { tap: "4821" }
      - user: { tap: yes }
      - user: { tap: yes }
      - user: { tap: yes }
      - user: { wait: 11m }
      - user: { tap: no }
      - bot: [goodbye.say, "handoff:already_waiting"]
    ends: ${ends}
`;
    expect(await play(card, /cases:[^]*/, goesOn('end'), '--locale', 'en')).toMatchObject({ code: 0 });
    const { printed } = await play(card, /cases:[^]*/, goesOn('human'), '--locale', 'en');
    expect(printed).toEqual(expect.arrayContaining(['    expected: human', '    was:      end']));
  });

  it('find a person who was called where nobody was to be', async () => {
    const { code, printed } = await play(hours, 'handoff: { queue: general }', 'handoff: none', '--locale', 'en');
    expect(code).toBe(1);
    expect(printed).toEqual(expect.arrayContaining(['    expected: nobody', '    was:      general, normal']));
  });

  it('count the steps of a flow over all of its files', async () => {
    const { directory, bot } = copiedBot(path());
    const whole = readFileSync(join(directory, hours), 'utf8');
    writeFileSync(
      join(directory, hours),
      `${whole.slice(0, whole.indexOf('  asked for and told:'))}${whole.slice(whole.indexOf('  the hours cannot'))}`,
    );
    writeFileSync(join(directory, 'flows/card-bank/hours-told.test.yaml'), whole.slice(0, whole.indexOf('  the hours cannot')));
    const { code, printed } = await runLine(['test', 'opening-hours', '--bot', bot]);
    expect([code, printed]).toEqual([0, ['opening-hours: 6 of 6 conversations, 2 of 2 steps']]);
  });

  it('fail where no case is held in the language that is wanted', async () => {
    expect(await play(hours, 'given:', 'languages: [en]\ngiven:', '--locale', 'de')).toMatchObject({
      code: 1,
      told: 'card-bank: nothing was played. No case is held in "de": see “languages:” in its file.',
    });
  });

  it('say of a file that cannot be read only that', async () => {
    const { code, printed } = await play(hours, 'cases:', 'cases: [');
    expect([code, printed]).toEqual([1, [expect.stringMatching(/ F001 /)]]);
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
