import { request } from 'node:http';

/** Posts these bytes, in the chunks in which they are given, and resolves with the status and the answer. */
export const post = (
  url: string,
  chunks: readonly Buffer[],
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly body: string; readonly ms: number }> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const call = request(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString(), ms: performance.now() - began }),
      );
    });
    call.once('error', reject);
    call.setNoDelay(true);
    const next = (index: number): void => {
      const chunk = chunks[index];
      if (chunk === undefined) call.end();
      else call.write(chunk, () => setImmediate(next, index + 1));
    };
    next(0);
  });
