import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { until } from '../journeys/until';

/** The web chat as a customer has it before them. */
export interface ChatPage {
  readonly page: Page;
  readonly composer: Locator;
  /** All bubbles, in the order on the page: `who: text`. */
  bubbles(): Promise<readonly string[]>;
  /** Resolves when a bubble of the other side holds these words and comes after all of the customer's own. */
  hears(words: string): Promise<void>;
  /** Resolves when the header says so. */
  connection(words: string): Promise<void>;
  /** The size of what can be pressed, smallest side first, px. */
  smallestTarget(): Promise<number>;
  close(): Promise<void>;
}

export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 800 };

/** Opens the chat in a browser of its own kind; what the page complains about fails the journey when it is closed. */
export const openChatPage = async (browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<ChatPage> => {
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
  await page.goto(`${url}/chat`);
  const composer = page.locator('textarea');
  await composer.waitFor();

  const bubbles = async (): Promise<readonly string[]> => {
    const found = await page.locator('.bubble-body').all();
    return Promise.all(
      found.map(async (bubble) => {
        const who = await bubble.locator('.visually-hidden').first().innerText();
        return `${who.trim()} ${(await bubble.locator('.bubble-text').allInnerTexts()).join('\n\n')}`;
      }),
    );
  };

  return {
    page,
    composer,
    bubbles,
    hears: async (words) => {
      const last = page.locator('.bubble').last();
      await until(
        `"${words}" is the last bubble`,
        async () =>
          (await last.count()) > 0 && (await last.innerText()).includes(words) && !(await last.getAttribute('class'))?.includes('customer'),
        15_000,
      );
    },
    connection: (words) => page.locator('.header-connection', { hasText: words }).waitFor({ timeout: 40_000 }),
    smallestTarget: async () => {
      const boxes = await Promise.all((await page.locator('button:visible, select, textarea').all()).map((target) => target.boundingBox()));
      return Math.min(...boxes.flatMap((box) => (box === null ? [] : [box.width, box.height])));
    },
    close: async () => {
      await context.close();
      if (complaints.length > 0) throw new Error(`The page complained:\n${complaints.join('\n')}`);
    },
  };
};
