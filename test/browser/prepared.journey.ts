import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type GraphStandIn, graphStandIn } from '../../bots/testing/graph-stand-in/graph-stand-in';
import { signed } from '../journeys/open-product';
import { until } from '../journeys/until';
import { axeFindings } from './axe-findings';
import { openChatPage } from './chat-page';
import { openBrowser } from './chromium';
import { type DeskPage, openDeskPage } from './desk-page';
import { picture } from './picture';
import type { Served } from './served';
import { ana, servedWithTeam } from './team';

const looks: readonly (BrowserContextOptions & { readonly name: string; readonly rtl?: true })[] = [
  { name: 'desk', viewport: { width: 1280, height: 800 } },
  { name: 'rtl-dark', viewport: { width: 1280, height: 800 }, rtl: true, colorScheme: 'dark' },
  { name: 'phone', viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 2 },
];
/** With little place beside what is looked for. */
const close: typeof looks = [
  { name: 'small-phone', viewport: { width: 320, height: 640 }, hasTouch: true },
  { name: 'lying-phone', viewport: { width: 640, height: 400 }, hasTouch: true },
];
const day = 24 * 3_600_000;

/** How much of the thread is to be seen, px of height. */
const wordsInSight = (page: Page): Promise<number> =>
  page.evaluate<number>(`(() => {
    const [log, pane] = ['.log', '.thread-pane-thread'].map((part) => document.querySelector(part).getBoundingClientRect());
    return Math.min(log.bottom, pane.bottom) - Math.max(log.top, pane.top);
  })()`);

describe('what is prepared for agents', () => {
  let graph: GraphStandIn;
  let product: Served;
  let browser: Browser;

  beforeAll(async () => {
    const parameters = ['customer_name', 'question'];
    graph = await graphStandIn({ templates: [{ name: 'question_about_your_request', language: 'en', parameters }] });
    product = await servedWithTeam({
      GRAPH_API_URL: graph.url,
      WHATSAPP_APP_SECRET: graph.account.appSecret,
      WHATSAPP_VERIFY_TOKEN: 'v',
      WHATSAPP_ACCESS_TOKEN: graph.account.accessToken,
      WHATSAPP_PHONE_NUMBER_ID: graph.account.phoneNumberId,
    });
    browser = await openBrowser();
    const desk = await openDeskPage(browser, product.url, ana);
    await desk.is('Busy');
    await desk.close();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.close();
    await graph?.close();
  });

  const opened = async ({ name, rtl, ...options }: (typeof looks)[number], what: string) => {
    const desk: DeskPage = await openDeskPage(browser, product.url, ana, { reducedMotion: 'reduce', ...options });
    if (rtl) await desk.page.evaluate("document.documentElement.dir = 'rtl'");
    const look = async (moment: string): Promise<void> => {
      await desk.page.screenshot({ path: picture(`${what}-${name}-${moment}`) });
      expect(await axeFindings(desk.page)).toEqual([]);
      expect(await desk.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    };
    return { desk, look };
  };

  it.each([...looks, ...close])('is found by typing, put into the reply or sent as it is, by keyboard alone: $name', async (of) => {
    const { desk, look } = await opened(of, 'articles');
    const { page } = desk;
    const chat = await openChatPage(browser, product.url);
    await chat.composer.fill(`i want to talk to a person about ${of.name}`);
    await chat.composer.press('Enter');
    await desk.row(`about ${of.name}`).click();
    await page.locator('.thread-header-actions .tool-first').click();
    await desk.composer.waitFor();
    await desk.composer.press('/');
    const finder = page.getByRole('combobox', { name: 'Prepared answers' });
    await page.getByRole('option').first().waitFor();
    expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe('combobox');
    await look('open');
    expect(await wordsInSight(page)).toBeGreaterThan(72);
    await page.keyboard.type('card');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await finder.fill('pin forgotten');
    expect(await page.getByRole('option', { selected: true }).innerText()).toContain('PIN forgotten');
    expect(await page.getByRole('option').count()).toBe(1);
    await look('found');
    await page.keyboard.press('Enter');
    await finder.waitFor({ state: 'detached' });
    expect(await desk.composer.inputValue()).toContain('nobody here can see your PIN');
    expect(await page.evaluate("document.activeElement.matches('textarea.composer-text')")).toBe(true);
    await desk.composer.fill('Your PIN cannot be seen here.');
    await desk.composer.press('Control+Enter');
    await chat.hears('Your PIN cannot be seen here.');

    await desk.button('Prepared answers').click();
    await finder.fill('when we');
    await page.keyboard.press('Control+Enter');
    await chat.hears('We are here for you Monday to Saturday');
    await desk.reads('We are here for you Monday to Saturday');

    await desk.composer.press('/');
    await finder.fill('nothing of the kind');
    await page.getByText('Nothing found').waitFor();
    await page.keyboard.press('Escape');
    await finder.waitFor({ state: 'detached' });
    expect(await desk.composer.inputValue()).toBe('');
    await chat.close();
    await desk.close();
  });

  it.each(looks)('is told apart from what could not be loaded, and loaded then: $name', async (of) => {
    const { desk, look } = await opened(of, 'not-loaded');
    const { page } = desk;
    const chat = await openChatPage(browser, product.url);
    await chat.composer.fill(`i want to talk to a person on ${of.name}`);
    await chat.composer.press('Enter');
    await desk.row(`person on ${of.name}`).click();
    await page.locator('.thread-header-actions .tool-first').click();
    await desk.composer.waitFor();
    await page.route('**/api/articles?*', (route) => route.abort());
    await desk.composer.press('/');
    await page.getByText('The list could not be loaded.').waitFor();
    expect(await page.getByText('Nothing found').count()).toBe(0);
    await look('failed');
    await page.unroute('**/api/articles?*');
    await desk.button('Try again').click();
    await page.getByRole('option').first().waitFor();
    expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe('combobox');
    await chat.close();
    await desk.close();
  });

  it.each(looks)('reaches a customer on WhatsApp who last wrote a day ago: $name', async (of) => {
    const from = `49155501${of.name.length.toString().padStart(2, '0')}`;
    const body = JSON.stringify(
      graph.bodies.text({ id: `wamid.${of.name}`, from, at: Date.now() - day - 3_600_000 }, `hello from ${of.name}`),
    );
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signed(body) };
    const posted = await fetch(`${product.url}/webhooks/whatsapp`, { method: 'POST', headers, body });
    expect(posted.status).toBe(200);

    const { desk, look } = await opened(of, 'templates');
    const { page } = desk;
    await page.getByRole('button', { name: 'With the bot' }).click();
    await page.locator('.with-bot').getByText(`hello from ${of.name}`).click();
    await page.locator('.thread-header-actions .tool-first').click();
    await page.locator('dialog[open]').getByRole('button', { name: 'Take over' }).click();
    const finder = page.getByRole('combobox', { name: 'Templates' });
    await page.getByRole('option').first().waitFor();
    expect(await desk.composer.count()).toBe(0);
    await until('the list has the focus', () => finder.evaluate((field) => field === field.ownerDocument.activeElement));
    await look('choose');
    await finder.fill('question');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Ms. Kurz');
    await look('half');
    await page.keyboard.press('Enter');
    expect(graph.ledger.accepted.filter(({ to }) => to === from)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.type('which card is it?');
    await look('whole');
    await page.keyboard.press('Enter');
    await desk.reads('Hello Ms. Kurz, we have one more question about your request: which card is it?');
    await until('it is at Meta', async () => graph.ledger.accepted.some(({ to }) => to === from));
    expect(graph.ledger.violations).toEqual([]);
    await page.locator('.bubble', { hasText: 'which card is it?' }).getByText('Template', { exact: true }).waitFor();
    await look('sent');
    await finder.blur();
    await page.keyboard.press('r');
    expect(await finder.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
    await finder.blur();
    await page.keyboard.press('n');
    expect(await page.evaluate("document.activeElement.matches('textarea.composer-text')")).toBe(true);
    await desk.composer.blur();
    await page.keyboard.press('r');
    expect(await finder.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
    await desk.close();
  });
});
