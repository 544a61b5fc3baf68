import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chatServer } from './chat/chat-server';

let directory: string;
let server: Awaited<ReturnType<typeof chatServer>>;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'schalter-window-'));
  server = await chatServer({ directory });
});
afterAll(async () => {
  await server.stop();
  rmSync(directory, { recursive: true });
});

describe('a window', () => {
  it('says what to do while it is not built', async () => {
    const answered = await fetch(`${server.url}/chat`);
    expect([answered.status, await answered.json()]).toEqual([
      404,
      { error: 'not_built', message: expect.stringContaining('chat'), cure: expect.stringContaining('npm run build') },
    ]);
  });

  it('is served as it was built: the page fresh each time, what has a hash in its name for ever', async () => {
    mkdirSync(join(directory, 'assets'));
    writeFileSync(join(directory, 'index.html'), '<!doctype html><title>chat</title>');
    writeFileSync(join(directory, 'mark.svg'), '<svg/>');
    writeFileSync(join(directory, 'assets', 'main-AbC123.js'), '1');
    const get = async (path: string) => {
      const answered = await fetch(`${server.url}${path}`);
      return [answered.status, answered.headers.get('content-type'), answered.headers.get('cache-control')];
    };
    expect(await get('/chat')).toEqual([200, 'text/html; charset=utf-8', 'no-cache']);
    expect(await get('/chat/')).toEqual([200, 'text/html; charset=utf-8', 'no-cache']);
    expect(await get('/chat/mark.svg')).toEqual([200, 'image/svg+xml', 'no-cache']);
    expect(await get('/chat/assets/main-AbC123.js')).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ]);
    expect((await get('/chat/assets/gone.js'))[0]).toBe(404);
    expect((await get('/chat/..%2f..%2fetc%2fpasswd'))[0]).not.toBe(200);
  });

  it('lets nothing in from elsewhere, and nobody frame it', async () => {
    const { headers } = await fetch(`${server.url}/chat`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'self'/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});
