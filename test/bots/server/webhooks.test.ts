import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Observed } from '../../../bots/observer';
import { webhooks } from '../../../bots/server/webhooks';
import { StoreUnavailable } from '../../../bots/storage/store';
import { fakeChannel } from '../../../bots/testing/fake-channel';
import { type VirtualClock, virtualClock } from '../../../bots/testing/virtual-clock';

let server: Server;
let url: string;
let clock: VirtualClock;
let observed: Observed[];
let accept: () => Promise<void>;
let handshake: () => string;
let signature: () => boolean;
beforeEach(async () => {
  clock = virtualClock();
  observed = [];
  accept = () => Promise.resolve();
  handshake = () => '<b>1</b>';
  signature = () => true;
  const door = { ...fakeChannel('whatsapp'), verify: { handshake: () => handshake(), signature: () => signature() } };
  const take = webhooks({
    channels: new Map([[door.name, door]]),
    mailroom: { accept: () => accept() },
    clock,
    observe: (told) => observed.push(told),
  });
  server = createServer((request, response) => take(request, response, new URL(request.url ?? '', 'http://localhost')));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/whatsapp`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const post = () => fetch(url, { method: 'POST', body: '{}' });

describe('a webhook', () => {
  it('is 503 where the store does not take it, and the trouble is observed', async () => {
    accept = () => Promise.reject(new StoreUnavailable('the disk is full'));
    const answer = await post();
    expect([answer.status, await answer.json()]).toEqual([
      503,
      { error: 'not_stored', message: expect.any(String), cure: 'Send it again.' },
    ]);
    expect(observed).toMatchObject([{ kind: 'trouble', where: 'webhook whatsapp', error: { code: 'store_unavailable' } }]);
  });

  it('is 503 after four seconds of waiting for the store, and never 200 afterwards', async () => {
    let stored = (): void => {};
    let asked = (): void => {};
    const begun = new Promise<void>((resolve) => {
      asked = resolve;
    });
    accept = () => {
      asked();
      return new Promise((resolve) => {
        stored = resolve;
      });
    };
    const answer = post();
    await begun;
    await clock.advance(4_000);
    expect((await answer).status).toBe(503);
    stored();
    accept = () => Promise.resolve();
    expect((await post()).status).toBe(200);
  });

  it('gives the challenge back as plain text, which no browser takes for a page', async () => {
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, 'text/plain', '<b>1</b>']);
  });

  it('whose sender hangs up in the middle is nobody to answer', async () => {
    accept = () => Promise.reject(new Error('It must not come to this.'));
    await new Promise<void>((resolve) => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => {
        socket.write('POST /webhooks/whatsapp HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"a":', () => socket.destroy());
      });
      socket.on('close', () => resolve());
    });
    accept = () => Promise.resolve();
    expect((await post()).status).toBe(200);
    expect(observed).toEqual([]);
  });

  it('is 500 where its door throws instead of judging, and the next one is served', async () => {
    const fall = () => {
      throw new TypeError('a key has the wrong length');
    };
    [handshake, signature] = [fall, fall];
    for (const asked of [fetch(url), post()]) {
      const answer = await asked;
      expect([answer.status, await answer.json()]).toMatchObject([500, { error: 'failed' }]);
    }
    expect(observed).toMatchObject([{ kind: 'trouble', where: 'webhook' }, { kind: 'trouble' }]);
    signature = () => true;
    expect((await post()).status).toBe(200);
  });
});
