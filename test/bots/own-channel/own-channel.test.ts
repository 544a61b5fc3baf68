import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BotUnfit, ConfigInvalid, door, type Served, serve } from 'schalter';
import { fakeChannel } from 'schalter/testing';
import { z } from 'zod';
import { until } from '../../journeys/until';
import { runLine } from '../cli/run-line';
import { depot } from './depot';
import { pagerDoor } from './pager';

interface Page {
  readonly to: string;
  readonly text: string;
  readonly buttons: readonly { readonly id: string; readonly title: string }[];
}

let service: Server;
let pages: Page[];
let environment: Record<string, string>;
let served: Served | undefined;
beforeEach(async () => {
  pages = [];
  service = createServer((request, response) => {
    void request.toArray().then((parts) => {
      pages.push(JSON.parse(Buffer.concat(parts as Buffer[]).toString()) as Page);
      response.end(`page-${pages.length}`);
    });
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  environment = {
    PORT: '0',
    DATA_DIR: mkdtempSync(join(tmpdir(), 'schalter-own-channel-')),
    LOG_LEVEL: 'silent',
    PAGER_KEY: 'a-key',
    PAGER_URL: `http://127.0.0.1:${(service.address() as AddressInfo).port}`,
  };
});
afterEach(async () => {
  await served?.stop();
  served = undefined;
  service.close();
  rmSync(environment['DATA_DIR'] ?? '', { recursive: true });
});

const open = async (given = environment): Promise<string> => {
  served = await serve(depot, given);
  return `${served.url}/webhooks/pager`;
};
const post = (webhook: string, event: object, key = 'a-key') => {
  const body = JSON.stringify({ account: 'depot', events: [{ from: '+49301', at: Date.now(), ...event }] });
  return fetch(webhook, { method: 'POST', body, headers: { 'x-pager-signature': createHmac('sha256', key).update(body).digest('hex') } });
};
const pageNo = (count: number) => until(`page ${count} after ${JSON.stringify(pages)}`, () => pages[count - 1]);

describe("a channel of a bot's own", () => {
  it('holds a conversation, from the bytes of its webhook to the bytes that it sends', async () => {
    const webhook = await open();
    expect((await post(webhook, { id: 'm1', text: 'book a pickup' })).status).toBe(200);
    const which = await pageNo(1);
    expect(which).toMatchObject({
      to: '+49301',
      text: expect.stringMatching(/\n\nSize\?$/),
      buttons: [{ title: 'A letter' }, { title: 'A box' }],
    });

    const event = { id: 'm2', text: 'A box', tapped: which.buttons[1]?.id };
    expect((await post(webhook, event)).status).toBe(200);
    expect(await pageNo(2)).toMatchObject({ text: 'Shall somebody come for a box?' });
    // The service delivers it again.
    expect((await post(webhook, event)).status).toBe(200);

    await post(webhook, { id: 'm3', text: 'yes' });
    expect((await pageNo(3)).text).toBe('Somebody comes at nine.');
    expect(pages).toHaveLength(3);
  });

  it('verifies its own webhook', async () => {
    const webhook = await open();
    expect(await (await fetch(`${webhook}?key=a-key&echo=here`)).text()).toBe('here');
    expect((await fetch(`${webhook}?key=another&echo=here`)).status).toBe(403);
    expect((await post(webhook, { id: 'm1', text: 'book a pickup' }, 'another')).status).toBe(401);
    expect(pages).toEqual([]);
  });

  it('is shut without its settings, and it is said what would open it', async () => {
    const webhook = await open({ ...environment, PAGER_KEY: '', PAGER_URL: '' });
    expect(served?.shut).toContainEqual({ door: 'pager', needs: ['PAGER_KEY', 'PAGER_URL'] });
    expect((await fetch(webhook)).status).toBe(404);
  });

  it('with half of its settings stops the start', async () => {
    await expect(serve(depot, { ...environment, PAGER_KEY: '' })).rejects.toThrow(
      new ConfigInvalid(['PAGER_KEY is missing for the pager door. Set all of PAGER_KEY, PAGER_URL, or none of them to keep it shut.']),
    );
  });

  it('must not open as another than it is declared', async () => {
    const fax = door({ name: 'fax', settings: z.object({}), open: () => fakeChannel('telex') });
    await expect(serve({ ...depot, channels: [pagerDoor, fax] }, environment)).rejects.toThrow(
      'The door "fax" opens a channel that is named "telex". Give both the same name.',
    );
  });

  it.each([
    ['whatsapp', /channel "whatsapp" is there twice\. Rename one/],
    ['webchat', /channel "webchat" is there twice\./],
    ['my_fax', /channel "my_fax" has a name that cannot stand in .*Use small letters/],
  ])('may not be called %s', async (name, told) => {
    const fax = door({ name, settings: z.object({ FAX: z.string() }), open: () => fakeChannel(name) });
    await expect(serve({ ...depot, channels: [pagerDoor, fax] }, environment)).rejects.toThrow(told);
  });

  it('is known to flows and texts by its name alone, whether it is open or not', async () => {
    const refused = await serve({ ...depot, channels: [] }, environment).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(BotUnfit);
    expect(String(refused)).toMatch(
      /book-pickup\.flow\.yaml:4 F505 there is no channel “pager”\. There is: whatsapp, messenger, webchat\./,
    );
  });

  it('is replayed through by its name, with its settings', async () => {
    const file = join(environment['DATA_DIR'] ?? '', 'body.json');
    writeFileSync(file, JSON.stringify({ account: 'depot', events: [{ id: 'm1', from: '+49301', at: 1, text: 'book a pickup' }] }));
    const line = ['replay', file, '--bot', join(__dirname, 'depot'), '--channel', 'pager'];
    const { code, printed } = await runLine(line, { environment });
    expect([code, printed.join('\n')]).toEqual([0, expect.stringMatching(/"payloads": \[\s*\{\s*"text": "[^"]*Size\?",\s*"buttons": \[/)]);
    expect(await runLine(line, { environment: { ...environment, PAGER_KEY: '', PAGER_URL: '' } })).toMatchObject({
      code: 2,
      told: 'The door "pager" is shut. Set PAGER_KEY, PAGER_URL to open it.',
    });
    expect(pages).toEqual([]);
  });
});
