import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../bots/testing/free-port';
import { until } from '../journeys/until';

/** The built product in a process of its own, so that it can die as a process dies. */
export interface Served {
  readonly url: string;
  readonly start: () => Promise<void>;
  /** As if the power had gone. */
  readonly kill: () => Promise<void>;
  /** Ends it and removes what it has stored. */
  readonly close: () => Promise<void>;
}

/** @param given what the environment says besides. */
export const served = async (given: Readonly<Record<string, string>> = {}): Promise<Served> => {
  const directory = mkdtempSync(join(tmpdir(), 'schalter-browser-'));
  // The page must find the server at the same place after a restart.
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const own = { PORT: String(port), BIND_ADDRESS: '127.0.0.1', DATA_DIR: directory, LOG_LEVEL: 'error' };
  const environment = { ...process.env, ...own, ...given };
  let child: ChildProcess | undefined;

  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const ending = child;
    child = undefined;
    if (ending === undefined || ending.exitCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill(signal);
    await ended;
  };

  return {
    url,
    start: async () => {
      const command = join(__dirname, '../../dist/bots/cli/main.js');
      child = spawn(process.execPath, ['--disable-warning=PINODEP008', command, 'start'], {
        env: environment,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      await until('the server is ready', () =>
        fetch(`${url}/readyz`).then(
          ({ ok }) => ok,
          () => false,
        ),
      );
    },
    kill: () => end('SIGKILL'),
    close: async () => {
      await end('SIGTERM');
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
