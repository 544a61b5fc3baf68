import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { desk } from './chat-page';
import type { Member } from './team';

/** The desk as an agent has it before them. */
export interface DeskPage {
  readonly page: Page;
  readonly composer: Locator;
  /** The rows of the list, by what they say. */
  row(words: string | RegExp): Locator;
  button(name: string): Locator;
  /** The text of the whole thread. */
  thread(): Promise<string>;
  /** Resolves when the thread says so. */
  reads(words: string): Promise<void>;
  /** Chooses what they are, from the menu. */
  is(intent: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the window in a browser of its own kind and signs in; what the page complains about fails the journey when it is closed. */
export const openDeskPage = async (browser: Browser, url: string, who: Member, options: BrowserContextOptions = {}): Promise<DeskPage> => {
  const context = await browser.newContext({ viewport: desk, locale: 'en-GB', timezoneId: 'Europe/Berlin', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/content security policy|react/i.test(message.text())) complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (
      !request
        .url()
        .replace(/^blob:/, '')
        .startsWith(url)
    )
      complaints.push(`asked another host: ${request.url()}`);
  });
  await page.goto(`${url}/desk`);
  await page.locator('input[name=email]').fill(who.email);
  await page.locator('input[name=password]').fill(who.password);
  await page.keyboard.press('Enter');
  await page.locator('.connection-pill', { hasText: 'Live' }).waitFor();

  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  return {
    page,
    composer: page.locator('textarea.composer-text'),
    row: (words) => page.locator('.list-row', { hasText: words }),
    button,
    thread: () => page.locator('[role=log]').innerText(),
    reads: (words) => page.locator('[role=log]', { hasText: words }).waitFor(),
    is: async (intent) => {
      await page.locator('.agent-menu-button').click();
      await page.getByRole('radio', { name: intent }).click();
      await page.keyboard.press('Escape');
      await page.locator('.agent-menu-button', { hasText: intent }).waitFor();
    },
    close: async () => {
      await context.close();
      if (complaints.length > 0) throw new Error(`The page complained:\n${complaints.join('\n')}`);
    },
  };
};
