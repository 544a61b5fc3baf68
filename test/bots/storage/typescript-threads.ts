import { jest } from '@jest/globals';

// A jest `setupFiles` entry: the threads that a test starts from the sources can read TypeScript, too.
jest.mock('node:worker_threads', () => {
  const threads = jest.requireActual<typeof import('node:worker_threads')>('node:worker_threads');
  class Worker extends threads.Worker {
    constructor(file: string, options: import('node:worker_threads').WorkerOptions) {
      super(file, { ...options, execArgv: ['--require', require.resolve('./typescript.cjs')] });
    }
  }
  return { ...threads, Worker };
});
