import { describe, expect, it } from '@jest/globals';
import { variables } from '../../../bots/server/variables';
import { runLine } from './run-line';

const commands = ['start', 'talk', 'check', 'prove', 'test', 'draw', 'triage', 'evaluate', 'train', 'replay', 'letters'];

describe('the command line', () => {
  it('lists its commands', async () => {
    const { code, printed } = await runLine(['--help']);
    expect(code).toBe(0);
    for (const command of commands) expect(printed.join('\n')).toMatch(new RegExp(`^ {2}${command} +\\S`, 'm'));
    expect((await runLine([])).code).toBe(2);
  });

  it.each(commands)('says how %s is used', async (command) => {
    const { code, printed } = await runLine([command, '--help']);
    expect([code, printed.join('\n')]).toEqual([0, expect.stringMatching(new RegExp(`^schalter ${command}\\b`))]);
  });

  it("lists with start every variable of the server, of the doors, and the bot's own", async () => {
    const { printed } = await runLine(['start', '--help']);
    for (const name of [...Object.keys(variables.shape), 'GRAPH_API_URL', 'WHATSAPP_APP_SECRET', 'MESSENGER_PAGE_ID', 'CORE_BANK_URL'])
      expect(printed.join('\n')).toMatch(new RegExp(`^ {2}${name} +\\S+.*\\.$`, 'm'));
  });

  it.each<[string, readonly string[], RegExp]>([
    ['an unknown command', ['strat'], /^There is no command "strat"\. Use one of start, talk, /],
    ['an unknown option', ['letters', '--all'], /'--all'.*See `schalter letters --help`\.$/],
    ['an option without its value', ['talk', '--bot'], /argument missing.*See `schalter talk --help`\.$/],
    ['a word too many', ['check', 'card-bank'], /card-bank.*See `schalter check --help`\.$/s],
    ['a bot that is not there', ['check', '--bot', './nowhere'], /^There is no bot at \.\/nowhere .*Give --bot the path of its module\.$/s],
    ['a module that is no bot', ['check', '--bot', require.resolve('zod')], /exports no bot\. Export one, made by defineBot\.$/],
    ['a language that the bot does not speak', ['triage', '--locale', 'xx'], /does not speak "xx"\. Use one of en, de/],
    ['two lists of letters at once', ['letters', '--dead', '--pending'], /Use --dead or --pending, not both\./],
    ['no payload', ['replay'], /schalter replay payload\.json/],
    ['a payload that is no JSON', ['replay', __filename], /is no JSON\. Give the body of a webhook/],
    ['an unknown door', ['replay', require.resolve('../../../package.json'), '--channel', 'fax'], /There is no door "fax".* Use whatsapp/],
    ['nothing to learn from', ['evaluate'], /--train FILE --test FILE/],
    [
      'half a number',
      ['evaluate', '--train', __filename, '--test', __filename, '--per-intent', '2.5'],
      /--per-intent takes a whole number, not "2\.5"/,
    ],
  ])('answers %s with 2 and the cure', async (_, line, cure) => {
    const { code, printed, told } = await runLine(line);
    expect([code, told]).toEqual([2, expect.stringMatching(cure)]);
    expect(printed).toEqual([]);
    expect(told).not.toMatch(/^ +at /m);
  });

  it.each<[string, readonly string[], Record<string, string>, RegExp]>([
    ['a wrong environment', ['start'], { PORT: 'x' }, /PORT .*Set it to something like 3000/],
    ["a wrong setting of the bot's", ['talk'], { CORE_BANK_URL: 'x' }, /CORE_BANK_URL/],
    ['a file that is not there', ['replay', '/nowhere.json'], {}, /no such file.*\/nowhere\.json/],
    ['data that are not there', ['letters'], { DATA_DIR: '/nowhere' }, /There are no data yet .*start the server once/],
  ])('answers %s with 1 and the cure, without a stack', async (_, line, environment, cure) => {
    const { code, told } = await runLine(line, { environment });
    expect([code, told]).toEqual([1, expect.stringMatching(cure)]);
    expect(told).not.toMatch(/^ +at /m);
  });
});
