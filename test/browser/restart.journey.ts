import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { until } from '../journeys/until';
import { type ChatPage, openChatPage } from './chat-page';
import { openBrowser } from './chromium';
import { type Served, served } from './served';

const own = (bubbles: readonly string[]): readonly string[] => bubbles.filter((bubble) => bubble.startsWith('You:'));

describe('a server that dies in the middle', () => {
  let product: Served;
  let browser: Browser;
  let chat: ChatPage;

  beforeAll(async () => {
    product = await served();
    await product.start();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.close();
  });

  it('is told to the customer, and what they write meanwhile goes out once and in order', async () => {
    chat = await openChatPage(browser, product.url);
    await chat.composer.fill('i lost my card');
    await chat.composer.press('Enter');
    await chat.hears('Which card is it?');

    await product.kill();
    await chat.connection('No connection');
    for (const text of ['the debit card', 'are you there?', 'hello?']) {
      await chat.composer.fill(text);
      await chat.composer.press('Enter');
    }
    expect(await chat.page.getByText('Waiting to be sent').count()).toBe(3);

    await product.start();
    await chat.page.getByRole('button', { name: 'Try now' }).click();
    await chat.connection('Connected');
    await until('all have been sent', async () => (await chat.page.getByText('Waiting to be sent').count()) === 0);
    await until('all have come back', async () => (await chat.bubbles()).length >= 7, 15_000);
    expect(own(await chat.bubbles())).toEqual(['You: i lost my card', 'You: the debit card', 'You: are you there?', 'You: hello?']);
  });

  it('leaves nothing lost and nothing doubled: after a reload the same bubbles are there', async () => {
    const before = await settled(chat);
    expect(new Set(own(before)).size).toBe(own(before).length);
    await chat.page.reload();
    await until('the lines are back', async () => (await chat.bubbles()).length >= before.length);
    expect(await settled(chat)).toEqual(before);
  });

  it('does not lose an answer that was on its way', async () => {
    await chat.composer.fill('i want to talk to a person');
    await chat.composer.press('Enter');
    await chat.page.locator('.bubble-customer', { hasText: 'a person' }).getByText('Sent', { exact: true }).waitFor();
    await product.kill();
    await product.start();
    await chat.connection('Connected');
    await until('it is answered', async () => !(await chat.bubbles()).at(-1)?.startsWith('You:'), 30_000);
    const shown = await settled(chat);
    expect(shown.filter((bubble) => bubble === 'You: i want to talk to a person')).toHaveLength(1);
    await chat.page.reload();
    await until('the lines are back', async () => (await chat.bubbles()).length >= shown.length);
    expect(await settled(chat)).toEqual(shown);
    await chat.close();
  });
});

/** The bubbles when no more come: twice the same, half a second apart. */
const settled = async (chat: ChatPage): Promise<readonly string[]> => {
  for (let before = await chat.bubbles(); ; ) {
    await chat.page.waitForTimeout(500);
    const now = await chat.bubbles();
    if (now.join() === before.join()) return now;
    before = now;
  }
};
