import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** The product as a process of its own, to be killed and started again. */
export interface Product {
  /** Resolves with the ms that it took; null when it was killed before. @throws Error when it ended by itself. */
  readonly ready: Promise<number | null>;
  /** kill -9. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with its exit code. */
  stop(): Promise<number | null>;
}

/** `log`: the file that its stderr is added to. */
export const startProduct = (environment: Readonly<Record<string, string>>, log: string): Product => {
  const began = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=PINODEP008', require.resolve('../../bots/cli/main'), 'start'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.pipe(createWriteStream(log, { flags: 'a' }));
  let killed = false;
  const gone = exitOf(child);
  const ready = new Promise<number | null>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('ready ')) resolve(performance.now() - began);
    });
    void gone.then((code) => (killed ? resolve(null) : reject(new Error(`The product ended with code ${code}. Its log: ${log}`))));
  });
  return {
    ready,
    kill: async () => {
      killed = true;
      child.kill('SIGKILL');
      await gone;
    },
    stop: () => {
      killed = true;
      child.kill('SIGTERM');
      return gone;
    },
  };
};

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code));
  });
