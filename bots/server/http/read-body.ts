import type { IncomingMessage } from 'node:http';

export class BodyTooLarge extends Error {
  readonly code = 'body_too_large';
  constructor(limit: number) {
    super(`The body has more than ${limit} bytes. Send less at once.`);
    this.name = 'BodyTooLarge';
  }
}

/**
 * The body as the bytes that were sent: signatures are made over these.
 * @throws BodyTooLarge as soon as it is known to be larger than `limit` bytes; what still comes is read and thrown away, so
 * that the answer reaches the sender.
 */
export const readBody = (request: IncomingMessage, limit: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      request.resume();
      reject(new BodyTooLarge(limit));
      return;
    }
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= limit) chunks.push(chunk);
      else if (bytes - chunk.length <= limit) reject(new BodyTooLarge(limit));
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('aborted', () => reject(new Error('The sender hung up.')));
  });
