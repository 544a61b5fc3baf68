import type { Content } from '../../../flows/dialogue/inbound';
import type { TalkLine } from '../../../flows/engine/cases/flow-test';
import { flowIn } from '../../conversation/flow-in';
import type { Difference } from './difference';
import type { Scenario } from './scenario';
import type { Stage } from './stage';

type Wrong = Pick<Difference, 'expected' | 'was'>;

/** What the customer sends with a line of the talk; `wrong` where there is no such button, or more than one. */
export const contentOf = async (
  line: Exclude<TalkLine, { kind: 'bot' | 'wait' }>,
  { locale, example }: Scenario,
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
      const question = run ? flowIn(stage.bot, { run })?.question : null;
      const named = question?.choices.find(({ words }) => words.includes(on))?.id;
      const exact = shown.find(({ id, title }) => (named === undefined ? title === on : id === named));
      const [choice, other] = exact ? [exact] : shown.filter(({ title }) => named === undefined && title.includes(on));
      if (choice && !other) return { content: { kind: 'choice', choice: choice.id, title: choice.title } };
      const wrong = { expected: [`${other ? 'one button only with' : 'a button'} “${on}”`], was: shown.map(({ title }) => title) };
      return { content: { kind: 'choice', choice: '', title: on }, wrong };
    }
    default:
      return line satisfies never;
  }
};
