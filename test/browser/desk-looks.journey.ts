import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { axeFindings } from './axe-findings';
import { openChatPage, phone } from './chat-page';
import { openBrowser } from './chromium';
import { type DeskPage, openDeskPage } from './desk-page';
import { picture } from './picture';
import type { Served } from './served';
import { ana, servedWithTeam } from './team';

const looks: readonly (BrowserContextOptions & { readonly name: string; readonly rtl?: true })[] = [
  { name: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  { name: 'rtl', viewport: { width: 1280, height: 800 }, rtl: true },
  { name: 'forced-colours', viewport: { width: 1280, height: 800 }, forcedColors: 'active' },
  { name: 'tablet', viewport: { width: 1024, height: 768 }, hasTouch: true },
  { name: 'tablet-upright-german', viewport: { width: 768, height: 1024 }, hasTouch: true, locale: 'de-DE' },
  { name: 'phone', viewport: phone, hasTouch: true, deviceScaleFactor: 2 },
];

describe('the desk', () => {
  let product: Served;
  let browser: Browser;

  beforeAll(async () => {
    product = await servedWithTeam();
    browser = await openBrowser();
    const desk = await openDeskPage(browser, product.url, ana);
    await desk.is('Busy');
    await desk.close();
    for (const text of ['i lost my card', 'my card was stolen', 'ich habe meine karte verloren', 'there are payments i did not make']) {
      const chat = await openChatPage(browser, product.url);
      for (const said of [text, 'i want to talk to a person']) {
        await chat.composer.fill(said);
        await chat.composer.press('Enter');
        await chat.page.locator('.bubble').last().waitFor();
      }
      await chat.close();
    }
  });
  afterAll(async () => {
    await browser?.close();
    await product?.close();
  });

  it('can be signed in to by everybody', async () => {
    // A colour that is still changing is neither the one nor the other.
    const page = await browser.newPage({ viewport: phone, reducedMotion: 'reduce' });
    await page.goto(`${product.url}/desk`);
    await page.locator('input[name=email]').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('input[name=email]').fill(ana.email);
    await page.locator('input[name=password]').fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByText('do not match').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.screenshot({ path: picture('desk-sign-in') });
    await page.close();
  });

  for (const { name, rtl, ...options } of looks) {
    it(`can be worked at by everybody: ${name}`, async () => {
      const desk: DeskPage = await openDeskPage(browser, product.url, ana, { reducedMotion: 'reduce', ...options });
      const { page } = desk;
      if (rtl) await page.evaluate("document.documentElement.dir = 'rtl'");
      const look = async (moment: string): Promise<void> => {
        await page.screenshot({ path: picture(`desk-${name}-${moment}`) });
        expect(await axeFindings(page, options.forcedColors === 'active')).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      };
      await page.locator('.list-row').first().waitFor();
      await look('list');
      await page.locator('.list-row').first().click();
      await page.locator('[role=log]').waitFor();
      const take = page.locator('.thread-header-actions .tool-first');
      if (await take.isVisible()) await take.click();
      await desk.composer.waitFor();
      await desk.composer.fill('Good morning, I have read what you wrote.');
      await look('thread');
      for (const key of ['h', 'b', 't', 'e', '?']) {
        await desk.composer.press('Escape');
        await page.keyboard.press(key);
        await page.locator('dialog[open]').waitFor();
        await look(`dialog-${key === '?' ? 'help' : key}`);
        await page.keyboard.press('Escape');
        await page.locator('dialog[open]').waitFor({ state: 'detached' });
      }
      await desk.composer.fill('');
      await desk.close();
    });
  }
});
