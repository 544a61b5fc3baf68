import type { TalkLine } from '../../../flows/engine/cases/flow-test';
import { lineOf } from '../../../flows/engine/lines';
import type { BotDefinition } from '../../definition/define-bot';
import { afterwards } from './afterwards';
import { compareSaid } from './compare-said';
import { contentOf } from './content-of';
import type { Difference } from './difference';
import type { Scenario } from './scenario';
import { stageFor } from './stage';
import { stepOfCall } from './step-of-call';
import { takenFor } from './taken-for';

/** Plays one case in one language to its end, or to the first thing that is not as it was written. */
export const playCase = async (
  definition: BotDefinition,
  scenario: Scenario,
): Promise<{ readonly difference: Difference | null; readonly steps: ReadonlySet<string> }> => {
  const { flow, flowCase, locale, lines } = scenario;
  const stage = await stageFor(definition, scenario);
  const steps = new Set<string>();
  let customer = '';
  let heard = 0;

  const said = async () => (await stage.lines()).filter(({ author, seq }) => author === 'bot' && seq > heard);
  const note = async (): Promise<void> => {
    const { run, interrupted } = await stage.conversation();
    for (const place of [run, interrupted?.run]) if (place?.flow === flow.name) steps.add(place.step);
    for (const { keys = [] } of await said()) for (const key of keys) steps.add(key.split('.', 1)[0] ?? '');
    for (const call of stage.calls) steps.add(stepOfCall(flow, call)?.name ?? '');
  };

  const act = async (line: CustomersLine): Promise<Difference | null> => {
    heard = (await stage.conversation()).seq;
    if (line.kind === 'wait') {
      customer = '(says nothing)';
      await stage.wait(line.ms);
    } else {
      const { content, wrong } = await contentOf(line, scenario, stage);
      customer = content.kind === 'text' ? content.text : content.kind === 'choice' ? `[${content.title}]` : '';
      if (wrong) return { line: line.line, what: 'the customer taps', customer, ...wrong };
      const expected = line.kind === 'words' ? line.means : line.kind === 'intent' ? line.intent : null;
      const taken = takenFor(await stage.meaningOf(content));
      if (expected !== null && !taken.includes(expected))
        return { line: line.line, what: 'the customer means', customer, expected: [expected], was: taken.slice(0, 1) };
      await stage.say(content);
    }
    await note();
    const without = stage.calls.find(({ outcome }) => outcome === null);
    const what = `“${without?.action}” is asked for`;
    return without ? { line: line.line, what, customer, expected: ['an answer under “given:”'], was: ['none'] } : null;
  };

  const play = async (): Promise<Difference | null> => {
    for (const { line, said: expected } of exchanges(flowCase.talk)) {
      const wrong = line && (await act(line));
      if (wrong) return wrong;
      const [first] = expected;
      if (!first) continue;
      const keys = expected.flatMap((one) => one.keys);
      const difference = compareSaid(keys, await said(), { texts: stage.bot.texts, locale, flow: flow.name });
      if (difference) return { ...difference, line: first.line, customer };
    }
    const difference = afterwards(flowCase, { ended: await stage.ended(), calls: stage.calls, handoff: await stage.handoff() });
    return difference && { ...difference, line: lineOf(lines, difference.path), customer };
  };

  try {
    return { difference: await play(), steps };
  } finally {
    await stage.close();
  }
};

type BotsLine = Extract<TalkLine, { kind: 'bot' }>;
type CustomersLine = Exclude<TalkLine, BotsLine>;

/** What the customer does, and all that the bot is to say then; where nothing is written, that is not looked at. */
interface Exchange {
  readonly line: CustomersLine | null;
  readonly said: readonly BotsLine[];
}

const exchanges = (talk: readonly TalkLine[]): readonly Exchange[] => {
  const begins = talk.flatMap(({ kind }, index) => (kind === 'bot' && index > 0 ? [] : [index]));
  return begins.map((from, index) => {
    const lines = talk.slice(from, begins[index + 1]);
    return { line: lines.find((line) => line.kind !== 'bot') ?? null, said: lines.filter((line) => line.kind === 'bot') };
  });
};
