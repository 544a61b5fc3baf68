import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Whether processes can be bound to a core of their own here. */
const bindable = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

/** The command, bound to core 0 where that can be had: with all its threads it then has one core. */
export const onCoreOne = (command: string, args: readonly string[]): readonly [string, readonly string[]] =>
  bindable ? ['taskset', ['-c', '0', command, ...args]] : [command, args];

/** Leaves core 0 to the peer. */
export const leaveCoreOne = (): void => {
  if (bindable) spawnSync('taskset', ['-a', '-p', '-c', '1', String(process.pid)]);
  else console.error('There is no taskset, or only one core: server and load share what there is.');
};
