import type { Flow } from '../flow';
import { lineOf } from '../lines';
import type { ActionContract } from '../lint/world';
import { didYouMean, nearest } from '../nearest';
import type { Problem } from '../problem';
import type { FlowCase, FlowTest, TalkLine } from './flow-test';

/** What tests are held to beside their own file. */
export interface TestWorld {
  readonly flows: readonly Flow[];
  readonly actions: readonly Pick<ActionContract, 'name' | 'outcomes' | 'gives'>[];
  readonly queues: readonly string[];
  readonly locales: readonly string[];
  readonly intents: readonly string[];
  /** The keys of the house's texts: `repair:cancel_ask`. */
  readonly houseTexts: readonly string[];
}

/** F701 to F703: what a test names and is not there, languages that lack words, and answers that an action cannot give. */
export const testProblems = (test: FlowTest, world: TestWorld): readonly Problem[] => {
  const problems: Problem[] = [];
  const report = (code: Problem['code'], at: string | number, message: string, cure: string): void => {
    problems.push({ code, file: test.file, line: typeof at === 'number' ? at : lineOf(test.lines, at), message, cure });
  };
  const known = (what: string, name: string, names: readonly string[], at: string | number): void => {
    if (!names.includes(name)) report('F701', at, `there is no ${what} “${name}”.`, didYouMean(name, names));
  };
  const languages = test.languages ?? world.locales;
  const steps = world.flows.flatMap((flow) => Object.keys(flow.steps));

  const line = (one: TalkLine): void => {
    const words = one.kind === 'words' ? one.words : one.kind === 'tap' && typeof one.on !== 'string' ? one.on : null;
    for (const language of words ? languages : [])
      if (words?.[language] === undefined)
        report('F702', one.line, `this line has no words in “${language}”.`, `Add “${language}:”, or take it out of “languages:”.`);
    for (const language of Object.keys(words ?? {})) known('language', language, world.locales, one.line);
    if (one.kind === 'intent') known('intent', one.intent, world.intents, one.line);
    if (one.kind === 'words') known('meaning', one.means, [...meanings, ...world.intents], one.line);
    if (one.kind !== 'bot') return;
    for (const key of one.keys) {
      const isHouse = key.includes(':');
      const step = key.split('.', 1)[0] ?? '';
      // Of some the bot says several together: these are known by what their keys begin with.
      if (isHouse ? world.houseTexts.some((known) => `${known}.`.startsWith(`${key}.`)) : steps.includes(step)) continue;
      report(
        'F701',
        one.line,
        `no text has the key “${key}”.`,
        isHouse ? didYouMeanKey(key, world.houseTexts) : didYouMeanKey(step, steps),
      );
    }
  };

  const given = ({ given: all, path }: FlowCase): void => {
    for (const [name, answers] of Object.entries(all)) {
      const own = `${path}.given.${name}`;
      const at = test.lines[own] === undefined ? `given.${name}` : own;
      const action = world.actions.find((one) => one.name === name);
      if (!action)
        known(
          'action',
          name,
          world.actions.map((one) => one.name),
          at,
        );
      for (const answer of action ? answers : []) {
        if (answer.kind !== 'outcome' || !action) continue;
        if (!action.outcomes.includes(answer.outcome))
          report('F703', at, `“${name}” never ends with “${answer.outcome}”.`, didYouMean(answer.outcome, [...action.outcomes, ...ways]));
        for (const value of Object.keys(answer.values))
          if (!action.gives.includes(value)) report('F703', at, `“${name}” gives no “${value}”.`, didYouMean(value, action.gives));
      }
    }
  };

  known(
    'flow',
    test.flow,
    world.flows.map(({ name }) => name),
    'flow',
  );
  for (const language of test.languages ?? []) known('language', language, world.locales, 'languages');
  for (const one of test.cases) {
    given(one);
    one.talk.forEach(line);
    for (const { action } of one.calls)
      known(
        'action',
        action,
        world.actions.map(({ name }) => name),
        `${one.path}.calls.${action}`,
      );
    if (one.handoff) known('queue', one.handoff.queue, world.queues, `${one.path}.handoff.queue`);
  }
  // What is given for all cases would be told of once for each.
  return problems.filter(
    ({ line: at, message }, index) => index === problems.findIndex((first) => first.line === at && first.message === message),
  );
};

/** The keys of a bot are too many to list them all. */
const didYouMeanKey = (written: string, keys: readonly string[]): string => {
  const meant = nearest(written, keys);
  return meant === null ? 'Write “<step>.<part>”, or “repair:<part>” for a text of the house.' : `Did you mean “${meant}”?`;
};

/** How an attempt can go beside an outcome. */
const ways: readonly string[] = ['fail', 'slow', 'error', 'refused'];

/** What words can be taken for, beside the intents. */
const meanings: readonly string[] = [
  'answer',
  'correct',
  'yes',
  'no',
  'cancel',
  'help',
  'repeat',
  'nomatch',
  'human',
  'unclear',
  'early',
  'back',
];
