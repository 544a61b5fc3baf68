import type { TalkLine } from '../../../flows/engine/cases/flow-test';
import { lineOf } from '../../../flows/engine/lines';
import type { BotDefinition } from '../../definition/define-bot';
import { afterwards } from './afterwards';
import { contentOf } from './content-of';
import type { Difference } from './difference';
import { endedAs, ledByCall, ledByMeaning, stepOfCall } from './ended-as';
import { inKeysAndWords } from './in-keys-and-words';
import type { Scenario } from './scenario';
import { stageFor } from './stage';
import { takenFor } from './taken-for';

/** Plays one case in one language to its end, or to the first thing that is not as it was written. */
export const playCase = async (
  definition: BotDefinition,
  scenario: Scenario,
): Promise<{ readonly difference: Difference | null; readonly steps: ReadonlySet<string> }> => {
  const { flow, one, locale, lines } = scenario;
  const stage = await stageFor(definition, { ...scenario, given: one.given });
  const steps = new Set<string>();
  let customer = '';
  let led: string | null = null;
  let heard = 0;

  const said = async () => (await stage.lines()).filter(({ author, seq }) => author === 'bot' && seq > heard);
  const note = async (): Promise<void> => {
    const { run, interrupted } = await stage.conversation();
    for (const place of [run, interrupted?.run]) if (place?.flow === flow.name) steps.add(place.step);
    for (const { keys = [] } of await said()) for (const key of keys) steps.add(key.split('.', 1)[0] ?? '');
    for (const call of stage.calls) steps.add(stepOfCall(flow, call)?.name ?? '');
  };

  const act = async (line: Exclude<TalkLine, { kind: 'bot' }>): Promise<Difference | null> => {
    const before = await stage.conversation();
    const calls = stage.calls.length;
    heard = before.seq;
    if (line.kind === 'wait') {
      customer = '(says nothing)';
      await stage.wait(line.ms);
    } else {
      const { content, wrong } = await contentOf(line, scenario, stage);
      customer = content.kind === 'text' ? content.text : content.kind === 'choice' ? `[${content.title}]` : '';
      if (wrong) return { line: line.line, what: 'the customer taps', customer, ...wrong };
      const meaning = await stage.meaningOf(content);
      const expected = line.kind === 'words' ? line.means : line.kind === 'intent' ? line.intent : null;
      const taken = takenFor(meaning);
      if (expected !== null && !taken.includes(expected))
        return { line: line.line, what: 'the customer means', customer, expected: [expected], was: taken.slice(0, 1) };
      led = ledByMeaning(flow, before.run, meaning);
      await stage.say(content);
    }
    await note();
    const last = stage.calls.slice(calls).at(-1);
    if (last) led = ledByCall(flow, last);
    const without = stage.calls.find(({ outcome }) => outcome === null);
    const what = `“${without?.action}” is asked for`;
    return without ? { line: line.line, what, customer, expected: ['an answer under “given:”'], was: ['none'] } : null;
  };

  try {
    for (const [index, line] of one.talk.entries()) {
      if (line.kind !== 'bot') {
        const difference = await act(line);
        if (difference) return { difference, steps };
        continue;
      }
      if (one.talk[index - 1]?.kind === 'bot') continue;
      const next = one.talk.findIndex(({ kind }, at) => at > index && kind !== 'bot');
      const keys = one.talk.slice(index, next < 0 ? undefined : next).flatMap((expected) => (expected.kind === 'bot' ? expected.keys : []));
      const letters = await said();
      const were = letters.flatMap((letter) => letter.keys ?? []).filter((key) => key !== 'house:bot');
      if (were.join() === keys.join()) continue;
      const words = inKeysAndWords(stage.bot.texts, locale, flow.name);
      return {
        difference: { line: line.line, what: 'the bot says', customer, expected: keys.map(words.ofKey), was: words.ofLetters(letters) },
        steps,
      };
    }
    const lastKeys = (await stage.lines()).findLast(({ author }) => author === 'bot')?.keys ?? [];
    const ended = endedAs(flow, await stage.conversation(), { led, lastKeys });
    const difference = afterwards(one, { ended, calls: stage.calls, handoff: await stage.handoff() });
    return { difference: difference && { ...difference, line: lineOf(lines, difference.path), customer }, steps };
  } finally {
    await stage.close();
  }
};
