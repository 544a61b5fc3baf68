import type { Flow } from '../flow';
import { lineOf } from '../lines';
import type { ActionContract } from '../lint/world';
import { didYouMean, nearest } from '../nearest';
import type { Problem } from '../problem';
import { type FlowTest, failures, type Given, meanings, type TalkLine } from './flow-test';

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
  const hold = (what: string, name: string, to: readonly string[], at: string | number): void => {
    if (!to.includes(name)) report('F701', at, `there is no ${what} “${name}”.`, didYouMean(name, to));
  };
  const languages = test.languages ?? world.locales;
  const flowNames = world.flows.map(({ name }) => name);
  const actionNames = world.actions.map(({ name }) => name);
  const stepsOf = (name: string): readonly string[] => Object.keys(world.flows.find((flow) => flow.name === name)?.steps ?? {});

  const line = (one: TalkLine): void => {
    const words = one.kind === 'words' ? one.words : one.kind === 'tap' && typeof one.on !== 'string' ? one.on : null;
    for (const language of words ? languages : [])
      if (words?.[language] === undefined)
        report(
          'F702',
          one.line,
          `this line has no words in “${language}”.`,
          test.languages
            ? `Add “${language}:”, or take it out of “languages:”.`
            : `Add “${language}:”, or name above “cases:” the languages to test: “languages: [${Object.keys(words ?? {}).join(', ')}]”.`,
        );
    for (const language of Object.keys(words ?? {})) hold('language', language, world.locales, one.line);
    if (one.kind === 'intent') hold('intent', one.intent, world.intents, one.line);
    if (one.kind === 'words') hold('meaning', one.means, [...meanings, ...world.intents], one.line);
    if (one.kind !== 'bot') return;
    for (const key of one.keys) {
      const isHouse = key.includes(':');
      const [flow, ofFlow] = key.includes('/') ? [key.slice(0, key.indexOf('/')), key.slice(key.indexOf('/') + 1)] : [test.flow, key];
      const step = ofFlow.split('.', 1)[0] ?? '';
      // Of some the bot says several together: these are known by what their keys begin with.
      if (isHouse ? world.houseTexts.some((known) => `${known}.`.startsWith(`${key}.`)) : stepsOf(flow).includes(step)) continue;
      if (!isHouse && !flowNames.includes(flow)) {
        // The flow of the test itself is told of at its own line.
        if (flow !== test.flow) hold('flow', flow, flowNames, one.line);
        continue;
      }
      const other = flowNames.find((name) => flow === test.flow && stepsOf(name).includes(step));
      const ofSteps = other === undefined ? didYouMeanKey(step, stepsOf(flow)) : `It is one of another flow: write “${other}/${key}”.`;
      const cure = isHouse ? didYouMeanKey(key, world.houseTexts) : ofSteps;
      report('F701', one.line, `no text has the key “${key}”.`, cure);
    }
  };

  const given = (all: Given, path: string): void => {
    for (const [name, answers] of Object.entries(all)) {
      const at = `${path}.${name}`;
      hold('action', name, actionNames, at);
      const action = world.actions.find((one) => one.name === name);
      for (const answer of action ? answers : []) {
        if (answer.kind !== 'outcome' || !action) continue;
        const { outcomes, gives } = action;
        if (!outcomes.includes(answer.outcome))
          report('F703', at, `“${name}” never ends with “${answer.outcome}”.`, didYouMean(answer.outcome, [...outcomes, ...failures]));
        for (const value of Object.keys(answer.values))
          if (!gives.includes(value)) report('F703', at, `“${name}” gives no “${value}”.`, didYouMean(value, gives));
      }
    }
  };

  hold('flow', test.flow, flowNames, 'flow');
  for (const language of test.languages ?? []) hold('language', language, world.locales, 'languages');
  given(test.given, 'given');
  for (const one of test.cases) {
    given(one.given, `${one.path}.given`);
    one.talk.forEach(line);
    for (const { action } of one.calls) hold('action', action, actionNames, `${one.path}.calls.${action}`);
    if (one.handoff && one.handoff !== 'none') hold('queue', one.handoff.queue, world.queues, `${one.path}.handoff.queue`);
  }
  return problems;
};

/** The keys of a bot are too many to list them all. */
const didYouMeanKey = (written: string, keys: readonly string[]): string => {
  const meant = nearest(written, keys);
  return meant === null ? 'Write “<step>.<part>”, or “repair:<part>” for a text of the house.' : `Did you mean “${meant}”?`;
};
