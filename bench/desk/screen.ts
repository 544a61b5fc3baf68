import { existsSync } from 'node:fs';

/** A real window of the desk, in a browser without a screen, that tells when a text has come to stand in it. */
export interface Screen {
  /** Opens this request's conversation. */
  readonly choose: (handoff: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/**
 * @param seen every text that comes to stand in the open conversation
 * @throws Error when there is no Chromium
 */
export const openScreen = async (
  url: string,
  who: { readonly email: string; readonly password: string },
  seen: (text: string) => void,
): Promise<Screen> => {
  if (!existsSync(chromium))
    throw new Error(`There is no ${chromium}. Set CHROMIUM to its path, or leave the window out with --no-window.`);
  const { chromium: engine } = await import('playwright-core');
  // Drawn by the processor either way; without a process of its own for it, less is taken from the server beside it.
  const browser = await engine.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  await page.exposeFunction('seen', seen);
  await page.goto(`${url}/desk`);
  await page.locator('input[name=email]').fill(who.email);
  await page.locator('input[name=password]').fill(who.password);
  await page.keyboard.press('Enter');
  return {
    choose: async (handoff) => {
      await page.locator(`[data-handoff="${handoff}"]`).click();
      await page.locator('[role=log]').waitFor();
      await page.evaluate(watch);
    },
    close: () => browser.close(),
  };
};

/** Runs in the page. */
const watch = `new MutationObserver((changes) => {
  for (const { addedNodes } of changes)
    for (const node of addedNodes) {
      const [text] = /message \\d+/.exec(node.textContent ?? '') ?? [];
      if (text !== undefined) seen(text);
    }
}).observe(document.querySelector('[role=log]'), { childList: true, subtree: true })`;
