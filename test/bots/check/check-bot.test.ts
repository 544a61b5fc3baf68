import { describe, expect, it } from '@jest/globals';
import { cardBank } from '../../../bots/card-bank/bot';
import { checkBot } from '../../../bots/check/check-bot';
import { BotUnfit, inWords } from '../../../bots/definition/bot-problem';
import { queue } from '../../../handoff/queue';

describe('a bot that is checked', () => {
  it('has its flows read, and nothing to be put right when it fits together', async () => {
    const { flows, problems } = await checkBot(cardBank, {});
    expect(problems).toEqual([]);
    expect(flows.map(({ name }) => name)).toEqual(expect.arrayContaining(['block-lost-card', 'opening-hours']));
  });

  it('names the files of its problems from its own folder', async () => {
    const { problems } = await checkBot({ ...cardBank, actions: (settings) => cardBank.actions(settings).slice(1) }, {});
    expect(problems.length).toBeGreaterThan(0);
    for (const { file } of problems) expect(file).toMatch(/^flows\/card-bank\/[\w-]+\.flow\.yaml$/);
  });

  it.each([0, 10, 90_000.5, Number.NaN, 40 * 24 * 3_600_000])('cannot promise a first word within %d ms', async (first) => {
    const queues = [queue('general', { promise: { first } }), ...cardBank.queues.slice(1)] as const;
    expect((await checkBot({ ...cardBank, queues }, {})).problems).toEqual([
      {
        file: 'queue "general"',
        line: 0,
        message: `promises its first word within ${first}`,
        cure: 'Write whole milliseconds, from 1_000 to thirty days: 600_000 are ten minutes.',
      },
    ]);
  });

  it('says each problem in one line that an editor can follow', () => {
    const problem = {
      file: 'flows/a.flow.yaml',
      line: 7,
      message: 'there is no step "b"',
      cure: 'Name one that is there.',
      code: 'no_step',
    };
    expect(inWords(problem)).toBe('flows/a.flow.yaml:7 no_step there is no step "b". Name one that is there.');
    expect(inWords({ file: 'queue "a"', line: 0, message: 'Is it there twice?', cure: '' })).toBe('queue "a" Is it there twice?');
    expect(new BotUnfit('parcels', [problem, problem]).message).toMatch(/^The bot "parcels" does not fit together:\n(flows.*\n?){2}$/);
  });
});
