import type { Json } from '../dialogue/json';
import type { DoStep, Flow } from './flow';
import { idempotencyKey } from './idempotency-key';
import type { ActionConfig } from './machine-config';
import type { Effect, Run } from './run';
import { readPath } from './value-path';

/** What XState hands over: an action's name and parameters, in the order of the steps taken. */
interface Executable {
  readonly type: string;
  readonly params: unknown;
}

/** The machine's actions as effects. `perform` and `handoff` are always the last, so that `run` is as they saw it. */
export const effectsOf = (flow: Flow, run: Run, actions: readonly Executable[]): readonly Effect[] =>
  actions.map((executable): Effect => {
    const action = executable as ActionConfig;
    switch (action.type) {
      case 'say':
        return { kind: 'say', keys: action.params.keys };
      case 'ask':
        return { kind: 'ask', ...action.params };
      case 'perform': {
        const step = flow.steps[action.params.step];
        if (step?.verb === 'do') return performOf(step, run);
        break;
      }
      case 'handoff': {
        const step = flow.steps[action.params.step];
        if (step?.verb === 'handoff') return { kind: 'handoff', queue: step.queue, priority: step.priority, tell: step.tell };
        break;
      }
      case 'open':
      case 'commit':
      case 'set':
      case 'clear':
      case 'store':
        break;
      default:
        action satisfies never;
    }
    throw new Error(`The flow ${flow.name} has an effect that is none: ${executable.type}. compileFlow is at fault.`);
  });

const performOf = (step: DoStep, run: Run): Effect => {
  const input: Record<string, Json> = {};
  for (const [name, path] of Object.entries(step.input)) {
    const value = readPath(run, path);
    if (value !== undefined) input[name] = value;
  }
  const key = step.once ? idempotencyKey(run.id, step.name, input) : null;
  return { kind: 'perform', action: step.action, input, key, timeout: step.timeout, retry: step.retry };
};
