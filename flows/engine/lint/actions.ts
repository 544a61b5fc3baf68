import type { DoStep, Flow } from '../flow';
import { didYouMean } from '../nearest';
import type { Report } from './report';
import type { ActionContract, World } from './world';

/** F301 to F310: what `do` and `handoff` ask of the outside world. (F303, a missing error branch, is found when parsing; F306 is in `consent.ts`.) */
export const lintActions = (flow: Flow, world: World, report: Report): void => {
  const { human } = flow.repair;
  if (human && !world.queues.includes(human.queue))
    report('F310', 'repair.human.queue', `there is no queue “${human.queue}”.`, didYouMean(human.queue, world.queues));
  for (const step of Object.values(flow.steps)) {
    const path = `steps.${step.name}`;
    if (step.verb === 'handoff' && !world.queues.includes(step.queue))
      report('F310', `${path}.handoff.queue`, `there is no queue “${step.queue}”.`, didYouMean(step.queue, world.queues));
    if (step.verb !== 'do' || world.actions === null) continue;
    const action = world.actions.find(({ name }) => name === step.action);
    if (!action) {
      const known = world.actions.map(({ name }) => name);
      report(
        'F301',
        `${path}.do`,
        `there is no action “${step.action}”.`,
        `${didYouMean(step.action, known)} New ones are written by a developer.`,
      );
      continue;
    }
    lintOutcomes(step, action, path, report);
    lintInputs(step, action, path, report);
    if (action.effect === 'change' && !step.once)
      report(
        'F305',
        path,
        `“${action.name}” changes something and could do it twice.`,
        'Add “once: true”, so that all attempts count as one.',
      );
  }
};

/** How every action can end: not known in time, or refused for good (which takes the `error` branch where it has none of its own). */
const always: readonly string[] = ['error', 'refused'];

const lintOutcomes = (step: DoStep, action: ActionContract, path: string, report: Report): void => {
  for (const outcome of action.outcomes)
    if (!Object.hasOwn(step.on, outcome))
      report(
        'F302',
        `${path}.on`,
        `“${action.name}” can end with “${outcome}”, and nothing is said for that.`,
        `Add “${outcome}:” under “on:”.`,
      );
  for (const outcome of Object.keys(step.on))
    if (!always.includes(outcome) && !action.outcomes.includes(outcome))
      report(
        'F304',
        `${path}.on.${outcome}`,
        `“${action.name}” never ends with “${outcome}”.`,
        didYouMean(outcome, [...action.outcomes, ...always]),
      );
};

const lintInputs = (step: DoStep, action: ActionContract, path: string, report: Report): void => {
  const known = action.inputs.map(({ name }) => name);
  for (const { name, optional } of action.inputs)
    if (!optional && !Object.hasOwn(step.input, name))
      report('F307', path, `“${action.name}” needs “${name}”.`, `Pass it: “with: [${name}]”, or “with: { ${name}: customer.id }”.`);
  for (const name of Object.keys(step.input))
    if (!known.includes(name)) report('F307', `${path}.with`, `“${action.name}” takes no “${name}”.`, didYouMean(name, known));
};
