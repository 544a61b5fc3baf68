import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program of this folder, run from its source in a process of its own; `limit` caps the size of a file that it writes, in KiB. */
export function child(
  program: string,
  args: readonly string[],
  limit: number | 'unlimited' = 'unlimited',
): { process: ChildProcess; lines: AsyncIterable<string>; ended: Promise<void> } {
  const command = [process.execPath, '--require', require.resolve('../typescript.cjs'), require.resolve(`./${program}`), ...args];
  const started = spawn('bash', ['-c', `ulimit -f ${limit}; exec "$@"`, 'bash', ...command], { stdio: ['ignore', 'pipe', 'inherit'] });
  return {
    process: started,
    lines: createInterface({ input: started.stdout }),
    ended: new Promise((resolve) => started.once('close', () => resolve())),
  };
}
