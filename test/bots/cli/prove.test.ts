import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { alteredBot, copiedBot } from './copied-bot';
import { folder } from './folder';
import { runLine } from './run-line';

const path = folder();
const flow = 'flows/card-bank/block-lost-card.flow.yaml';

describe('a proof on the command line', () => {
  it('is a short certificate of each flow of the reference bot', async () => {
    const { code, printed, told } = await runLine(['prove']);
    expect([code, told]).toEqual([0, 'card-bank: 2 flows are proved.']);
    expect(printed[0]).toMatch(/^block-lost-card \(\d+ situations, \d+ ways, \d+\.\d s\)$/);
    expect(printed.filter((line) => line.startsWith('  proved: '))).toHaveLength(14);
    expect(printed.join('\n')).toMatch(
      / {2}not proved: that cards\.list, cards\.block, cards\.order_replacement are only done for a registered/,
    );
  });

  it('is of one flow where one is named', async () => {
    const { code, printed } = await runLine(['prove', 'opening-hours']);
    expect([code, printed[0]]).toEqual([0, expect.stringMatching(/^opening-hours /)]);
    expect(printed.join('\n')).not.toMatch(/block-lost-card/);
  });

  it('shows a designer the conversation that breaks it, with the line and the cure', async () => {
    const { bot, line } = alteredBot(path(), flow, 'no: which_card', 'no: block');
    const { code, printed, told } = await runLine(['prove', '--bot', bot]);
    expect([code, told]).toEqual([1, '2 to put right.']);
    expect(printed[0]).toMatch(/ F306 /);
    const from = printed.findIndex((text) => text.startsWith('  broken: '));
    expect(printed.slice(from, from + 2)).toEqual([
      '  broken: Without a yes of the customer nothing is changed (cards.block, cards.order_replacement).',
      `${flow}:${line + 1} F604 “cards.block” changes something, and is reached without a yes of the customer. Put a “confirm:” before it on every way, behind the last question.`,
    ]);
    expect(printed.slice(from + 2, from + 15)).toEqual(
      expect.arrayContaining([
        '    customer: (wants card.lost)',
        '    bot:      which_card.ask',
        '    customer: no',
        '    bot:      (does cards.block)',
      ]),
    );
  });

  it.each([
    ['F301', 'do: cards.block\n', 'do: cards.blok\n'],
    ['F305', '    once: true                            # one idempotency key for all attempts\n', ''],
    ['F307', '    with: [card, cause]\n', '    with: [card]\n'],
  ])('is no certificate where a flow is not as it will run: %s', async (problem, from, to) => {
    const { bot } = alteredBot(path(), flow, from, to);
    const { code, printed } = await runLine(['prove', '--bot', bot]);
    expect([code, printed[0]]).toEqual([1, expect.stringContaining(` ${problem} `)]);
    expect(await runLine(['prove', 'opening-hours', '--bot', bot])).toMatchObject({ code: 0, told: 'card-bank: 1 flow is proved.' });
  });

  it('shows that nobody can ask for a person where no rule of the bot leads to one', async () => {
    const { bot } = copiedBot(path(), 'handoff: () => []');
    const { code, printed } = await runLine(['prove', 'block-lost-card', '--bot', bot]);
    expect([code, printed.filter((line) => / F60\d /.test(line))]).toEqual([1, [expect.stringMatching(/ F602 .*rules\.intent/)]]);
  });

  it('does not pass over a flow that cannot be read', async () => {
    const { bot } = alteredBot(path(), flow, 'yes: block\n', 'yes: blok\n');
    for (const line of [['prove'], ['prove', 'block-lost-card']])
      expect(await runLine([...line, '--bot', bot])).toMatchObject({
        code: 1,
        printed: expect.arrayContaining([expect.stringMatching(/^flows\/card-bank\/.*:\d+ F101 .*blok/)]),
      });
  });

  it('does not take one that cannot be read for another whose name ends alike', async () => {
    const { directory, bot } = copiedBot(path(), "flows: '.'");
    const hours = readFileSync(join(directory, 'flows/card-bank/opening-hours.flow.yaml'), 'utf8');
    writeFileSync(join(directory, 'hours.flow.yaml'), hours.replace('next: end', 'next: ende'));
    writeFileSync(join(directory, 'opening-hours.flow.yaml'), hours);
    expect(await runLine(['prove', '--bot', bot])).toMatchObject({
      code: 1,
      printed: expect.arrayContaining([expect.stringMatching(/^hours\.flow\.yaml:\d+ F101 .*ende/)]),
    });
  });

  it.each<[string, readonly string[], RegExp]>([
    ['a flow that is not there', ['prove', 'block-lost-cart'], /^There is no flow "block-lost-cart"\. Did you mean “block-lost-card”\?/],
    ['two flows', ['prove', 'opening-hours', 'block-lost-card'], /^Name one flow, or none for all\.$/],
  ])('answers %s with 2 and the cure', async (_, line, cure) => {
    const { code, told } = await runLine(line);
    expect([code, told]).toEqual([2, expect.stringMatching(cure)]);
  });
});
