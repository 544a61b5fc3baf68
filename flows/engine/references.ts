import { endings, type Flow, isEnding, type Step, type Target } from './flow';
import { lineOf } from './lines';
import { didYouMean } from './nearest';
import type { Problem } from './problem';

/**
 * What a flow names and does not have: without these it cannot be compiled.
 * @param written the names of all its steps and slots, of those too that could not be read
 */
export const referenceProblems = (
  flow: Flow,
  written: { readonly steps: readonly string[]; readonly slots: readonly string[] },
): readonly Problem[] => {
  const problems: Problem[] = [];
  const report = (code: Problem['code'], path: string, message: string, cure: string): void => {
    problems.push({ code, file: flow.file, line: lineOf(flow.lines, path), message, cure });
  };

  const target = (to: Target, path: string): void => {
    if (!isEnding(to) && !written.steps.includes(to))
      report('F101', path, `there is no step “${to}”.`, didYouMean(to, [...written.steps, ...endings]));
  };
  const slot = (name: string, path: string): boolean => {
    if (!written.slots.includes(name))
      report('F201', path, `the slot “${name}” is not declared.`, `Declare it under “slots:”. ${didYouMean(name, written.slots)}`);
    return Object.hasOwn(flow.slots, name);
  };

  target(flow.repair.tries.then, 'repair.tries.then');
  for (const [intent, filled] of Object.entries(flow.starts)) {
    for (const [name, value] of Object.entries(filled)) {
      const path = `starts.${intent}.${name}`;
      if (!slot(name, path)) continue;
      const of = flow.slots[name];
      if (of?.type === 'option') report('F205', path, `“${name}” is chosen from a list that only an action knows.`, 'Leave it out here.');
      if (of?.type === 'choice' && !of.of.includes(value))
        report('F205', path, `“${value}” is not a choice of “${name}”.`, didYouMean(value, of.of));
    }
  }
  for (const step of Object.values(flow.steps)) {
    const path = `steps.${step.name}`;
    if (isEnding(step.name))
      report('F102', path, `“${step.name}” is a reserved word.`, `Call the step something else than ${endings.join(', ')}.`);
    for (const exit of exitsOf(step)) target(exit.to, `${path}.${exit.path}`);
    if (step.verb === 'handoff')
      step.tell.forEach((told, index) => {
        slot(told, `${path}.handoff.tell.${index}`);
      });
    if (step.verb === 'do' && !Object.hasOwn(step.on, 'error'))
      report('F303', `${path}.on`, `“${step.name}” does not say what happens when “${step.action}” fails.`, 'Add “error:” under “on:”.');
    if (step.verb === 'ask' && slot(step.slot, `${path}.ask`)) {
      const isOption = flow.slots[step.slot]?.type === 'option';
      if (isOption && step.buttons === null)
        report(
          'F206',
          path,
          `“${step.slot}” is chosen from a list, and none is named.`,
          'Add “buttons:” with the value of an action that lists the options.',
        );
      if (!isOption && step.buttons !== null)
        report(
          'F206',
          `${path}.buttons`,
          `“${step.slot}” is not chosen from a list.`,
          'Take “buttons:” out, or make the slot “type: option”.',
        );
    }
  }
  return problems;
};

/** The ways out of a step, each with the key below the step where it is written (or would be). */
export const exitsOf = (step: Step): readonly { readonly to: Target; readonly path: string }[] => {
  switch (step.verb) {
    case 'say':
    case 'ask':
      return [{ to: step.next, path: 'next' }];
    case 'confirm':
      return [
        { to: step.yes, path: 'yes' },
        { to: step.no, path: 'no' },
      ];
    case 'do':
      return Object.entries(step.on).map(([outcome, to]) => ({ to, path: `on.${outcome}` }));
    case 'handoff':
      return Object.entries(step.on).flatMap(([exit, to]) => (to === null ? [] : [{ to, path: `handoff.on.${exit}` }]));
    default:
      return step satisfies never;
  }
};
