import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** `schalter start`, run from the sources in a process of its own. */
export interface ServerProcess {
  /** All that it has written to stderr so far. */
  readonly log: () => string;
  /** Ends it; resolves with its exit code, which one that was killed has not. */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<number | null>;
}

/** Resolves once it is ready. */
export const serverProcess = async (environment: Readonly<Record<string, string>>): Promise<ServerProcess> => {
  const sources = ['--require', join(__dirname, 'from-sources.cjs'), join(__dirname, '../../bots/cli/main.ts')];
  const child = spawn(process.execPath, ['--disable-warning=PINODEP008', ...sources, 'start'], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.on('data', (text: Buffer) => {
    log += text.toString();
  });
  const exit = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const started: ServerProcess = {
    log: () => log,
    end: (signal) => {
      child.kill(signal);
      return exit;
    },
  };
  for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('ready ')) return started;
  throw new Error(`The server ended with ${await exit} before it was ready: ${log}`);
};
