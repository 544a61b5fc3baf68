import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { axeFindings } from './axe-findings';
import { desk, openChatPage, phone } from './chat-page';
import { openBrowser } from './chromium';
import { picture } from './picture';
import { type Served, served } from './served';

const looks: readonly (BrowserContextOptions & { readonly name: string; readonly rtl?: true })[] = [
  { name: 'desk-light', viewport: desk },
  { name: 'desk-dark', viewport: desk, colorScheme: 'dark' },
  { name: 'phone-light', viewport: phone, hasTouch: true, deviceScaleFactor: 2 },
  { name: 'phone-dark', viewport: phone, hasTouch: true, deviceScaleFactor: 2, colorScheme: 'dark' },
  { name: 'phone-rtl', viewport: phone, hasTouch: true, deviceScaleFactor: 2, rtl: true },
  { name: 'phone-german', viewport: phone, hasTouch: true, deviceScaleFactor: 2, locale: 'de-DE' },
  { name: 'narrow-german', viewport: { width: 320, height: 568 }, deviceScaleFactor: 2, locale: 'de-DE' },
  { name: 'forced-colours', viewport: phone, deviceScaleFactor: 2, forcedColors: 'active' },
];

describe('the web chat', () => {
  let product: Served;
  let browser: Browser;

  beforeAll(async () => {
    product = await served();
    await product.start();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.close();
  });

  for (const { name, rtl, ...options } of looks) {
    it(`can be read and used by everybody: ${name}`, async () => {
      const chat = await openChatPage(browser, product.url, { reducedMotion: 'reduce', ...options });
      const { page } = chat;
      const look = async (moment: string): Promise<void> => {
        await page.screenshot({ path: picture(`chat-${name}-${moment}`) });
        expect(await axeFindings(page, options.forcedColors === 'active')).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        expect(await chat.smallestTarget()).toBeGreaterThanOrEqual(44);
      };
      if (rtl) await page.evaluate("document.documentElement.dir = 'rtl'");
      const german = options.locale === 'de-DE';
      await chat.page.locator('.welcome').waitFor();
      await look('welcome');

      await chat.composer.fill(german ? 'Ich habe meine Karte verloren' : 'I lost my card');
      await chat.composer.press('Enter');
      await chat.hears(german ? 'Welche Karte ist es?' : 'Which card is it?');
      await page.getByRole('button', { name: '4821' }).click();
      await chat.hears(german ? 'sperren?' : 'block it now?');
      await look('question');
      if (rtl) {
        const bubble = await page.locator('.bubble-customer').last().boundingBox();
        expect(bubble?.x).toBeLessThan(phone.width / 2);
      }

      await chat.page.context().setOffline(true);
      await chat.connection(german ? 'Keine Verbindung' : 'No connection');
      await look('offline');
      await chat.close();
    });
  }
});
