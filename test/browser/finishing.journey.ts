import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { axeFindings } from './axe-findings';
import { openChatPage, phone } from './chat-page';
import { openBrowser } from './chromium';
import { openDeskPage } from './desk-page';
import { picture } from './picture';
import type { Served } from './served';
import { ana, servedWithTeam } from './team';

const looks: readonly (BrowserContextOptions & { readonly name: string })[] = [
  { name: 'desk', viewport: { width: 1280, height: 800 } },
  { name: 'tablet-dark', viewport: { width: 960, height: 720 }, colorScheme: 'dark' },
  { name: 'phone', viewport: phone, hasTouch: true, deviceScaleFactor: 2 },
];

describe('an agent who closes a request while the customer writes', () => {
  let product: Served;
  let browser: Browser;

  beforeAll(async () => {
    product = await servedWithTeam();
    browser = await openBrowser();
    const desk = await openDeskPage(browser, product.url, ana);
    await desk.is('Busy');
    await desk.close();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.close();
  });

  it.each(looks)('reads it before anything is closed, answers, and closes then: $name', async ({ name, ...options }) => {
    const desk = await openDeskPage(browser, product.url, ana, { reducedMotion: 'reduce', ...options });
    const { page } = desk;
    const chat = await openChatPage(browser, product.url);
    const says = async (text: string): Promise<void> => {
      await chat.composer.fill(text);
      await chat.composer.press('Enter');
    };
    const replies = async (text: string): Promise<void> => {
      await desk.composer.fill(text);
      await desk.composer.press('Control+Enter');
      await chat.hears(text);
    };
    const look = async (moment: string): Promise<void> => {
      await page.screenshot({ path: picture(`desk-finishing-${name}-${moment}`) });
      expect(await axeFindings(page)).toEqual([]);
    };

    await says(`i want to talk to a person about ${name}`);
    await desk.row(`about ${name}`).click();
    await page.locator('.thread-header-actions .tool-first').click();
    await desk.composer.waitFor();
    await replies('It is blocked.');

    await desk.composer.press('Escape');
    await page.keyboard.press('e');
    const dialog = page.locator('dialog[open]');
    await dialog.locator('textarea').fill('Blocked the card.');
    await says('wait, what does it cost me?');
    await chat.page.locator('.bubble-customer', { hasText: 'cost me' }).getByText('Sent', { exact: true }).waitFor();
    const closeIt = dialog.getByRole('button', { name: 'Close it' });
    await closeIt.click();

    const warning = dialog.getByText('has written in the meantime');
    await warning.waitFor();
    expect(await page.evaluate("document.activeElement.matches('.dialog-warning')")).toBe(true);
    await desk.reads('what does it cost me?');
    await look('warned');
    // What was said last, where to answer, and the way out are on the screen together.
    for (const part of [page.locator('[role=log]').getByText('what does it cost me?'), desk.composer, warning, closeIt]) {
      await part.click({ trial: true });
    }

    await replies('It costs you nothing.');
    await warning.waitFor({ state: 'detached' });
    expect(await dialog.locator('textarea').inputValue()).toBe('Blocked the card.');
    await look('answered');
    await says('and what about the old one?');
    await warning.waitFor();
    // Who is writing goes on writing.
    expect(await page.evaluate("document.activeElement.matches('textarea.composer-text')")).toBe(true);
    await replies('Please cut it up.');
    await warning.waitFor({ state: 'detached' });
    await closeIt.click();
    await page.locator('.situation', { hasText: 'wrap-up' }).waitFor();
    await dialog.waitFor({ state: 'detached' });
    await chat.close();
    await desk.close();
  });
});
