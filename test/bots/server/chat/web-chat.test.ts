import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cardBank } from '../../../../bots/card-bank/bot';
import { type Served, serve } from '../../../../bots/server/serve';
import { until } from '../../../journeys/until';
import { openPage, pageWith } from './page';

/** The whole product, on a real port and a real store. */
let directory: string;
let served: Served;
const start = async (): Promise<void> => {
  served = await serve(cardBank, { PORT: '0', DATA_DIR: directory, LOG_LEVEL: 'silent' });
};
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'schalter-webchat-'));
  await start();
});
afterAll(async () => {
  await served.stop();
  rmSync(directory, { recursive: true, force: true });
});

describe('the web chat', () => {
  it('serves a customer from the first word to the blocked card', async () => {
    const page = await openPage(served.url);
    const stream = await page.listen();
    await page.post({ clientId: 'a', text: 'I lost my card' });
    const [, asked] = await stream.hears(2);
    expect(asked).toMatchObject({ author: 'bot', kind: 'text', status: 'sent', text: expect.stringMatching(/Which card is it\?$/) });
    const [choice] = (asked?.choices ?? []) as unknown as { id: string; title: string }[];
    expect(choice?.title).toBe('Debit card ••4821');
    expect((await page.post({ clientId: 'b', choice: choice?.id })).status).toBe(202);
    const lines = await stream.hears(4);
    expect(lines[2]).toMatchObject({ author: 'customer', text: 'Debit card ••4821', clientId: 'b' });
    expect(lines[3]).toMatchObject({ text: 'Shall I report your debit card ••4821 as lost and block it now?' });
    await page.post({ clientId: 'c', text: 'yes' });
    expect((await stream.hears(6)).at(-1)?.text).toMatch(/^Done\. Your debit card ••4821 is blocked/);
    await until('the typing stops', () => stream.heard.at(-1)?.data.on === false);
    expect(stream.heard.filter(({ event }) => event === 'typing').map(({ data }) => data.on)).toContain(true);
    expect(stream.heard[0]).toEqual({ event: 'floor', data: { holder: 'bot' } });
    expect(stream.lines().map(({ seq }) => seq)).toEqual([...new Set(stream.lines().map(({ seq }) => seq))]);
    stream.close();
  });

  it('speaks the language that the page was opened in, also where the first words are of none', async () => {
    const page = await openPage(served.url, { locale: 'de-AT' });
    const stream = await page.listen();
    await page.post({ clientId: 'a', text: '?!' });
    expect((await stream.hears(2))[1]?.text).toMatch(/Bot/);
    expect((await stream.hears(2))[1]?.text).toMatch(/Sie/);
    stream.close();
  });

  it('takes the same message that comes three times at once as one', async () => {
    const page = await openPage(served.url);
    const stream = await page.listen();
    const message = { clientId: 'once', text: 'hello' };
    const answers = await Promise.all([page.post(message), page.post(message), page.post(message)]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(new Set(await Promise.all(answers.map(async (answer) => JSON.stringify(await answer.json())))).size).toBe(1);
    await stream.hears(2);
    await page.post({ clientId: 'next', text: 'my card was stolen' });
    await stream.hears(4);
    expect(stream.texts().filter((text) => text === 'hello')).toEqual(['hello']);
    stream.close();
  });

  it('shows nobody the conversation of another, whose clientIds may be the same', async () => {
    const [ada, bob] = [await openPage(served.url), await openPage(served.url)];
    const [heardByAda, heardByBob] = [await ada.listen(), await bob.listen()];
    await Promise.all([ada.post({ clientId: 'a', text: 'hello from Ada' }), bob.post({ clientId: 'a', text: 'hello from Bob' })]);
    await Promise.all([heardByAda.hears(2), heardByBob.hears(2)]);
    expect(heardByAda.texts().join()).not.toContain('Bob');
    expect(heardByBob.texts().join()).not.toContain('Ada');
    heardByAda.close();
    heardByBob.close();
  });

  it('hands over to a person and tells the page so', async () => {
    const page = await openPage(served.url);
    const stream = await page.listen();
    await page.post({ clientId: 'a', text: 'I want to talk to a person' });
    await stream.hears(2);
    expect(stream.heard.filter(({ event }) => event === 'floor').map(({ data }) => data.holder)).toEqual(['bot', 'queue']);
    // The line about the handover is the house's own.
    expect(stream.lines().map(({ author }) => author)).toEqual(['customer', 'bot']);
    stream.close();
  });

  it('goes on over a restart with nothing lost and nothing twice', async () => {
    const page = await openPage(served.url);
    const before = await page.listen();
    await page.post({ clientId: 'a', text: 'I lost my card' });
    await before.hears(2);
    // Stored, and not answered yet, when the server goes.
    await page.post({ clientId: 'b', text: 'the debit card' });
    await served.stop();
    await until('the stream ends', () => before.ended());
    await start();
    const again = pageWith(served.url, page.token, page.conversationId);
    await again.post({ clientId: 'b', text: 'the debit card' });
    const after = await again.listen(before.lastId());
    const all = () => [...before.lines(), ...after.lines()];
    await until('the bot has answered', () => all().length >= 4);
    expect(all().map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(all().map(({ text }) => text)[2]).toBe('the debit card');
    const anew = await again.listen();
    expect(await anew.hears(4)).toEqual(all());
    after.close();
    anew.close();
  });

  it('is shut in production until somebody says where customers find it', async () => {
    const data = mkdtempSync(join(tmpdir(), 'schalter-shut-'));
    const secret = '0123456789abcdef0123456789abcdef';
    const production = { NODE_ENV: 'production', SESSION_SECRET: secret, AUDIT_KEY: secret };
    const environment = { PORT: '0', DATA_DIR: data, LOG_LEVEL: 'silent', ...production };
    const shut = await serve(cardBank, environment);
    expect(shut.shut).toContainEqual({ door: 'webchat', needs: ['PUBLIC_URL'] });
    expect((await fetch(`${shut.url}/chat`)).status).toBe(404);
    await expect(openPage(shut.url)).rejects.toThrow('404');
    await shut.stop();
    const open = await serve(cardBank, { ...environment, PUBLIC_URL: 'https://chat.bank.example' });
    expect((await openPage(open.url)).token).toHaveLength(43);
    await open.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('has no webhook', async () => {
    const answered = await fetch(`${served.url}/webhooks/webchat`, { method: 'POST', body: '{}' });
    expect(answered.status).toBe(404);
  });
});
