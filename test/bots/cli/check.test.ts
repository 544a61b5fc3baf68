import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { folder } from './folder';
import { runLine } from './run-line';

const root = join(__dirname, '../../..');
const path = folder();

const flow = 'flows/card-bank/block-lost-card.flow.yaml';
const texts = 'locales/de/card-bank/block-lost-card.json';
const corpus = 'nlp-models/card-bank/en.intents.yaml';

/** A copy of the reference bot with its content; `more` is code that alters its definition. */
const copy = (more = ''): { readonly directory: string; readonly bot: string } => {
  const directory = mkdtempSync(join(path(), 'bot-'));
  for (const content of ['flows/card-bank', 'nlp-models/card-bank', 'locales'])
    cpSync(join(root, content), join(directory, content), { recursive: true });
  const bot = join(directory, 'bot.js');
  const original = JSON.stringify(join(root, 'bots/card-bank/bot'));
  writeFileSync(bot, `const { cardBank } = require(${original});\nexports.copied = { ...cardBank, directory: __dirname, ${more} };\n`);
  return { directory, bot };
};
const altered = (file: string, from: string | RegExp, to: string): { readonly bot: string; readonly line: number } => {
  const { directory, bot } = copy();
  const before = readFileSync(join(directory, file), 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`There is no ${from} in ${file}.`);
  writeFileSync(join(directory, file), after);
  const at = typeof from === 'string' ? before.indexOf(from) : before.search(from);
  return { bot, line: before.slice(0, at).split('\n').length };
};
const check = (bot: string) => runLine(['check', '--bot', bot]);

describe('a check', () => {
  it('finds nothing wrong with the reference bot, nor with a copy of it', async () => {
    expect(await runLine(['check'])).toMatchObject({
      code: 0,
      printed: [],
      told: expect.stringMatching(/^card-bank: \d+ flows, en, de.*all is well\.$/),
    });
    expect(await check(copy().bot)).toMatchObject({ code: 0, printed: [] });
  });

  it.each<[string, string, string | RegExp, string, RegExp]>([
    ['a step that is not there', flow, 'yes: block\n', 'yes: blok\n', /blok.*Did you mean “block”\?/],
    [
      'a queue that is not there',
      flow,
      'queue: cards-emergency',
      'queue: card-emergency',
      /card-emergency.*Did you mean “cards-emergency”\?/,
    ],
    ['an action that is not there', flow, 'do: cards.block', 'do: cards.blok', /cards\.blok.*Did you mean “cards\.block”\?/],
    ['an intent that is not there', flow, 'card.lost: {', 'card.lots: {', /card\.lots.*Did you mean “card\.lost”\?/],
    [
      'an outcome that the action has not',
      flow,
      'already_blocked: already_blocked, error: block_failed',
      'already_bloked: already_blocked, error: block_failed',
      /already_bloked/,
    ],
    ['a slot that is not there', flow, 'ask: cause', 'ask: cuase', /cuase.*Did you mean “cause”\?/],
    ['a word that no step has', flow, 'once: true', 'onec: true', /onec/],
    ['a flow that is no YAML', flow, 'steps:\n', 'steps: [\n', /./],
    ['a text that is missing', texts, '"retry_2": "Noch', '"retry_3": "Noch', /retry_2/],
    ['a placeholder that nothing fills', texts, '{{order.arrives}}', '{{order.arives}}', /arives/],
    ['a text that is no JSON', texts, '"blocked": {', '"blocked": [', /./],
    ['examples that are no YAML', corpus, /\n {2}- /, '\n  - [ ', /./],
  ])('finds %s, and says where and how to put it right', async (_, file, from, to, expected) => {
    const { bot, line } = altered(file, from, to);
    const { code, printed, told } = await check(bot);
    expect(code).toBe(1);
    expect(printed.join('\n')).toMatch(expected);
    for (const problem of printed) expect(problem).toMatch(/^[^\s:]+:\d+ .+[.!?”] ?.+[.?…”]$/);
    // A step is named by its first line, and what YAML or JSON trips over may stand behind what was altered.
    const lines = printed.filter((problem) => problem.startsWith(`${file}:`)).map((problem) => Number(/:(\d+) /.exec(problem)?.[1]));
    expect(lines.some((at) => at >= line - 15)).toBe(true);
    expect(told).toBe(`${printed.length} to put right.`);
  });

  it('finds a whole language without a flow', async () => {
    const { directory, bot } = copy();
    rmSync(join(directory, 'locales/de/card-bank/opening-hours.json'));
    const { code, printed } = await check(bot);
    expect([code, printed.join('\n')]).toEqual([1, expect.stringMatching(/opening-hours/)]);
  });

  it('finds a flow that is there twice', async () => {
    const { directory, bot } = copy();
    cpSync(join(directory, flow), join(directory, 'flows/card-bank/again.flow.yaml'));
    expect((await check(bot)).printed.join('\n')).toMatch(/flow "block-lost-card" is there twice\. Rename one of the two\./);
  });

  it.each<[string, string, RegExp]>([
    [
      'a rule for an intent that is not there',
      "handoff: (rules) => [rules.intent('speak_to_humans', { queue: 'general' })]",
      /there is no intent "speak_to_humans"\. Write examples for it, or use one of /,
    ],
    [
      'a rule for a queue that is not there',
      "handoff: (rules) => [rules.notUnderstood(2, { queue: 'nobody' })]",
      /there is no queue "nobody"\. Declare it, or use one of general, /,
    ],
    ['a queue that is there twice', 'queues: [...cardBank.queues, cardBank.queues[0]]', /queue "general" is there twice/],
    [
      'an action that is there twice',
      'actions: (...given) => [...cardBank.actions(...given), ...cardBank.actions(...given)]',
      /action "cards\.block" is there twice/,
    ],
    [
      'an action that is not given',
      "actions: (...given) => cardBank.actions(...given).filter(({ name }) => name !== 'cards.block')",
      /block-lost-card\.flow\.yaml:\d+ .*cards\.block/,
    ],
    ['a language without texts', "locales: ['en', 'de', 'xx']", /xx/],
    ['a folder of flows that is not there', "flows: 'flow'", /flow.*(?:is not there|no folder|cannot be read|does not exist)/],
    ['a folder of texts that is not there', "texts: 'words'", /words/],
    ['a folder of examples that is not there', "triage: 'examples'", /examples/],
  ])('finds %s', async (_, more, expected) => {
    const { code, printed, told } = await check(copy(more).bot);
    expect([code, printed.join('\n')]).toEqual([1, expect.stringMatching(expected)]);
    expect(told).toBe(`${printed.length} to put right.`);
  });

  it('tells all at once', async () => {
    const { directory, bot } = copy("handoff: (rules) => [rules.notUnderstood(2, { queue: 'nobody' })]");
    renameSync(join(directory, texts), join(directory, `${texts}.away`));
    const { printed } = await check(bot);
    expect(printed.some((problem) => problem.includes('nobody'))).toBe(true);
    expect(printed.length).toBeGreaterThan(1);
  });
});
