import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { cardBank } from '../../../bots/card-bank/bot';
import { type Served, serve } from '../../../bots/server/serve';
import { freePort } from '../../../bots/testing/free-port';

const directories: string[] = [];
const directory = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'schalter-serve-'));
  directories.push(made);
  return made;
};
afterAll(() => {
  for (const made of directories) rmSync(made, { recursive: true, force: true });
});

/** The bytes that come back for these, over a connection of their own. */
const raw = (url: string, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });

describe('the server', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve(cardBank, { PORT: '0', DATA_DIR: directory(), LOG_LEVEL: 'silent' });
  });
  afterAll(() => served.stop());

  it('is alive and ready', async () => {
    for (const [path, said] of [
      ['/livez', 'alive\n'],
      ['/readyz', 'ready\n'],
    ] as const) {
      const answer = await fetch(served.url + path);
      expect([answer.status, await answer.text()]).toEqual([200, said]);
    }
  });

  it('says which doors are shut, and what would open them', async () => {
    expect(served.shut).toContainEqual({
      door: 'whatsapp',
      needs: expect.arrayContaining(['WHATSAPP_APP_SECRET', 'WHATSAPP_PHONE_NUMBER_ID']),
    });
    const answer = await fetch(`${served.url}/webhooks/whatsapp`);
    expect([answer.status, await answer.json()]).toEqual([404, expect.objectContaining({ error: 'door_shut' })]);
  });

  it('answers what it does not know as an error with its cure', async () => {
    const answer = await fetch(`${served.url}/nothing/here`);
    expect([answer.status, await answer.json()]).toEqual([
      404,
      { error: 'not_found', message: expect.any(String), cure: expect.any(String) },
    ]);
    expect(answer.headers.get('x-powered-by')).toBeNull();
  });

  it.each([
    'GET // HTTP/1.1',
    'GET //[ HTTP/1.1',
    'GET http://[/ HTTP/1.1',
    'GET * HTTP/1.1',
    'GET /webhooks/%E0%A4%A HTTP/1.1',
    'POST /control/letters/%E0%A4%A/retry HTTP/1.1',
    'GET /\u00e4\u00f6 HTTP/1.1',
  ])('outlives "%s", and shows no stack', async (line) => {
    const answer = await raw(served.url, `${line}\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).not.toMatch(/at .*:\d+:\d+|node_modules/);
    expect((await fetch(`${served.url}/livez`)).status).toBe(200);
  });
});

describe('a server that cannot start', () => {
  let first: Served | undefined;
  afterEach(async () => {
    await first?.stop();
    first = undefined;
  });

  it('for a taken port says so with the cure, and lets go of its data', async () => {
    first = await serve(cardBank, { PORT: '0', DATA_DIR: directory(), LOG_LEVEL: 'silent' });
    const data = directory();
    const { port } = new URL(first.url);
    await expect(serve(cardBank, { PORT: port, DATA_DIR: data, LOG_LEVEL: 'silent' })).rejects.toThrow(
      `The server cannot listen on 127.0.0.1:${port} (EADDRINUSE). Port ${port} is taken. Set PORT to another one, or to 0 for any.`,
    );
    const second = await serve(cardBank, { PORT: '0', DATA_DIR: data, LOG_LEVEL: 'silent' });
    await second.stop();
  });

  it('for a broken file of its own says which, and lets go of its data', async () => {
    const data = directory();
    writeFileSync(join(data, 'session-secret'), '');
    await expect(serve(cardBank, { PORT: '0', DATA_DIR: data, LOG_LEVEL: 'silent' })).rejects.toThrow(
      /session-secret holds no secret\. Remove it/,
    );
    rmSync(join(data, 'session-secret'));
    const again = await serve(cardBank, { PORT: '0', DATA_DIR: data, LOG_LEVEL: 'silent' });
    await again.stop();
  });

  it('for a file that it cannot write at the very end leaves no door open', async () => {
    const data = directory();
    mkdirSync(join(data, 'server.json'));
    const port = await freePort();
    await expect(serve(cardBank, { PORT: String(port), DATA_DIR: data, LOG_LEVEL: 'silent' })).rejects.toThrow(/EISDIR/);
    await expect(fetch(`http://127.0.0.1:${port}/livez`)).rejects.toThrow();
    rmSync(join(data, 'server.json'), { recursive: true });
    const again = await serve(cardBank, { PORT: '0', DATA_DIR: data, LOG_LEVEL: 'silent' });
    await again.stop();
  });

  it("for an address that is not this machine's says so", async () => {
    await expect(serve(cardBank, { PORT: '0', BIND_ADDRESS: '192.0.2.1', DATA_DIR: directory(), LOG_LEVEL: 'silent' })).rejects.toThrow(
      /cannot listen on 192\.0\.2\.1:0 .*BIND_ADDRESS/,
    );
  });

  it('for a setting of the bot says which', async () => {
    const environment = { PORT: '0', DATA_DIR: directory(), LOG_LEVEL: 'silent', CORE_BANK_URL: 'the bank' };
    await expect(serve(cardBank, environment)).rejects.toThrow(/CORE_BANK_URL/);
  });
});

it('a server on an address of IPv6 names itself by an address that can be called', async () => {
  const served = await serve(cardBank, { PORT: '0', BIND_ADDRESS: '::1', DATA_DIR: directory(), LOG_LEVEL: 'silent' });
  try {
    expect((await fetch(`${served.url}/livez`)).status).toBe(200);
  } finally {
    await served.stop();
  }
});
