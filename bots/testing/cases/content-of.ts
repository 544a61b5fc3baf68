import type { Content } from '../../../flows/dialogue/inbound';
import type { TalkLine } from '../../../flows/engine/cases/flow-test';
import { openQuestion } from '../../../flows/engine/question';
import type { Difference } from './difference';
import type { Scenario } from './scenario';
import type { Stage } from './stage';

type Wrong = Pick<Difference, 'expected' | 'was'>;

/** What the customer sends with a line of the talk; `wrong` where there is no such button. */
export const contentOf = async (
  line: Exclude<TalkLine, { kind: 'bot' | 'wait' }>,
  { locale, example, flow }: Scenario,
  stage: Stage,
): Promise<{ readonly content: Content; readonly wrong?: Wrong }> => {
  switch (line.kind) {
    case 'words':
      return { content: { kind: 'text', text: line.words[locale] ?? '' } };
    case 'intent':
      return { content: { kind: 'text', text: example(line.intent) } };
    case 'tap': {
      const on = typeof line.on === 'string' ? line.on : (line.on[locale] ?? '');
      const shown = stage.door.sent.findLast(({ reply }) => reply.choices)?.reply.choices ?? [];
      const { run: open, silenced, interrupted } = await stage.conversation();
      const run = open ?? silenced?.run ?? interrupted?.run;
      const question = run?.flow === flow.name ? openQuestion(flow, run) : null;
      const named = question?.choices.find(({ words }) => words.includes(on))?.id;
      const choice = shown.find(({ id, title }) => (named === undefined ? title.includes(on) : id === named));
      if (choice) return { content: { kind: 'choice', choice: choice.id, title: choice.title } };
      const wrong = { expected: [`a button “${on}”`], was: shown.map(({ title }) => title) };
      return { content: { kind: 'choice', choice: '', title: on }, wrong };
    }
    default:
      return line satisfies never;
  }
};
