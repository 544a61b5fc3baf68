import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { alteredBot, copiedBot } from './copied-bot';
import { folder } from './folder';
import { runLine } from './run-line';

const path = folder();

const flow = 'flows/card-bank/block-lost-card.flow.yaml';
const tests = 'flows/card-bank/opening-hours.test.yaml';
const texts = 'locales/de/card-bank/block-lost-card.json';
const articles = 'locales/de/card-bank/articles.json';
const templates = 'locales/de/card-bank/templates.json';
const corpus = 'nlp-models/card-bank/en.intents.yaml';

const copy = (more?: string) => copiedBot(path(), more);
const altered = (file: string, from: string | RegExp, to: string) => alteredBot(path(), file, from, to);
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
    [
      'a text that a test names and nobody has',
      tests,
      'tell.say',
      'tel.say',
      /F701 no text has the key “tel\.say”\. Did you mean “tell”\?/,
    ],
    ['a test that is no YAML', tests, 'cases:\n', 'cases: [\n', /F001/],
    ['a flow that is no YAML', flow, 'steps:\n', 'steps: [\n', /./],
    ['a text that is missing', texts, '"retry_2": "Noch', '"retry_3": "Noch', /retry_2/],
    ['a placeholder that nothing fills', texts, '{{order.arrives}}', '{{order.arives}}', /arives/],
    ['an article that one language lacks', articles, '"by-phone": {', '"by-fax": {', /'by-phone\.title' has no text in 'de'/],
    ['an article with something else in it', articles, '"title": "PIN', '"titel": "PIN', /'pin-forgotten\.titel' is no part of an article/],
    ['an article that says nothing', articles, /"text": "Wir sind [^"]+"/, '"text": ""', /'opening-hours\.text' is empty/],
    [
      'a template with other placeholders',
      templates,
      '{{date}}',
      '{{day}}',
      /'please_call_us' has the placeholders .*\{\{day\}\}.* in 'de'/,
    ],
    ['a template in another language of Meta’s', templates, '"language": "de"', '"language": "en_US"', /which is not 'de'/],
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
    expect((await check(bot)).printed).toEqual([
      expect.stringMatching(/^flows\/card-bank\/block-lost-card\.flow\.yaml:1 F504 .*again\.flow\.yaml is called “block-lost-card” too\./),
    ]);
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

  it('tells of a slip once, and of nothing that only seems to follow from it', async () => {
    const onceIn = async (file: string, from: string | RegExp, to: string, ...expected: readonly RegExp[]): Promise<void> => {
      const { printed } = await check(altered(file, from, to).bot);
      expect(printed).toEqual(expected.map((one) => expect.stringMatching(one)));
    };
    // An example that is there twice; one that is a number; a whole file that is no YAML.
    await onceIn(corpus, '  greeting:\n    - hello\n', '  greeting:\n    - hello\n    - hello\n', /intents\.yaml:\d+ "hello" reads like/);
    await onceIn(corpus, '  greeting:\n    - hello\n', '  greeting:\n    - 12\n    - hello\n', /intents\.yaml:\d+ "greeting" has an entry/);
    await onceIn(corpus, '  greeting:\n    - hello\n', '  greeting:\n\t- hello\n', /intents\.yaml:\d+ is not YAML/);
    // A comma too many; a list; a number.
    await onceIn(texts, '"blocked": {', ',"blocked": {', /^locales\/de.*:\d+ broken JSON/);
    await onceIn(texts, /"say": ("[^"]*")/, '"say": [$1]', /^locales\/de.*:\d+ broken JSON/);
    await onceIn(texts, /"say": "[^"]*"/, '"say": 3', /^locales\/de.*:\d+ broken JSON/);
    // A text under a wrong name, and one that a language lacks.
    await onceIn(texts, '"retry_2": "Noch', '"retry_3": "Noch', /'\w+\.retry_2' has no text in 'de'/, /F404 .*\.retry_3/);
    await onceIn(texts, /"goodbye": \{[^}]*\}/, '"names": {}', /'goodbye\.say' has no text in 'de'/);
  });

  it('lets an action have a text for an outcome that comes late', async () => {
    const { directory, bot } = copy();
    for (const locale of ['en', 'de']) {
      const file = join(directory, `locales/${locale}/card-bank/block-lost-card.json`);
      writeFileSync(file, readFileSync(file, 'utf8').replace('{', '{ "block": { "late_ok": "It is done." },'));
    }
    expect(await check(bot)).toMatchObject({ code: 0, printed: [] });
  });

  it('finds a typing mistake in the name of a value, wherever it stands', async () => {
    const { directory, bot } = copy();
    const write = (file: string, from: string, to: string) =>
      writeFileSync(join(directory, file), readFileSync(join(directory, file), 'utf8').replace(from, to));
    write(flow, 'with: [card, cause]', 'with: { card: crad, cause: cause }');
    write(flow, 'buttons: cards', 'buttons: crads');
    write(flow, 'confirm: [customer.address]', 'confirm: [custmer.adress]');
    for (const locale of ['en', 'de']) write(`locales/${locale}/card-bank/opening-hours.json`, '{{hours.', '{{huors.');
    const { printed } = await check(bot);
    expect(printed.map((line) => line.replace(/^.*\/([\w.-]+):.*(F\d+).*(Did you mean [^?]*\?).*$/, '$1 $2 $3'))).toEqual([
      'block-lost-card.flow.yaml F208 Did you mean “cards”?',
      'block-lost-card.flow.yaml F208 Did you mean “card”?',
      'block-lost-card.flow.yaml F208 Did you mean “customer”?',
      'opening-hours.json F208 Did you mean “hours”?',
      'opening-hours.json F208 Did you mean “hours”?',
    ]);
  });

  it('finds three mistakes of three kinds in one flow at once', async () => {
    const { directory, bot } = copy();
    const source = readFileSync(join(directory, flow), 'utf8');
    const wrong = source.replace('timeout: 8s', 'timeout: 8 s').replace('next: triage', 'next: nowhere').replace('cards.list', 'cards.lst');
    writeFileSync(join(directory, flow), wrong);
    const { printed } = await check(bot);
    expect(printed.map((line) => /F\d+/.exec(line)?.[0])).toEqual(['F003', 'F101', 'F301']);
  });

  it('finds a flow, or a test, that is not read for the end of its name', async () => {
    const { directory, bot } = copy();
    for (const name of ['opening-hours.flow', 'block-lost-card.test'])
      renameSync(join(directory, `flows/card-bank/${name}.yaml`), join(directory, `flows/card-bank/${name}.yml`));
    expect((await check(bot)).printed).toEqual([
      expect.stringMatching(/^flows\/card-bank\/block-lost-card\.test\.yml is not read.*Call it block-lost-card\.test\.yaml/),
      expect.stringMatching(/^flows\/card-bank\/opening-hours\.flow\.yml is not read.*Call it opening-hours\.flow\.yaml/),
    ]);
  });

  it('finds a setting that is missing, and all that can be told without what it is for', async () => {
    const zod = JSON.stringify(require.resolve('zod'));
    const needy = `settings: require(${zod}).z.object({ BANK_URL: require(${zod}).z.url() }), actions: ({ BANK_URL }) => [new URL(BANK_URL)]`;
    const { directory, bot } = copy(needy);
    const source = readFileSync(join(directory, flow), 'utf8');
    writeFileSync(join(directory, flow), source.replace('next: triage', 'next: nowhere'));
    const { code, printed } = await check(bot);
    expect(code).toBe(1);
    expect(printed).toEqual([
      'the environment BANK_URL is missing. Set it as `schalter start --help` says.',
      expect.stringMatching(/F101 there is no step “nowhere”/),
    ]);
  });

  it('tells all at once', async () => {
    const { directory, bot } = copy("handoff: (rules) => [rules.notUnderstood(2, { queue: 'nobody' })]");
    renameSync(join(directory, texts), join(directory, `${texts}.away`));
    const { printed } = await check(bot);
    expect(printed.some((problem) => problem.includes('nobody'))).toBe(true);
    expect(printed.length).toBeGreaterThan(1);
  });
});
