import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type ChatPage, openChatPage, phone } from './chat-page';
import { openBrowser } from './chromium';
import { type Served, served } from './served';

interface Hand {
  says(chat: ChatPage, text: string): Promise<void>;
  chooses(chat: ChatPage, title: string): Promise<void>;
}

const mouse: Hand = {
  says: async ({ page, composer }, text) => {
    await composer.click();
    await composer.pressSequentially(text);
    await page.locator('button[type=submit]').click();
  },
  chooses: ({ page }, title) => page.getByRole('button', { name: title }).click(),
};

const keyboard: Hand = {
  says: async ({ page }, text) => {
    await reach(page.keyboard, 'Tab', 'textarea', page);
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  },
  // From the composer, where the focus stays, the answers are one step back.
  chooses: async ({ page }, title) => {
    await reach(page.keyboard, 'Shift+Tab', title, page);
    await page.keyboard.press('Enter');
  },
};

const reach = async (keys: ChatPage['page']['keyboard'], key: string, wanted: string, page: ChatPage['page']): Promise<void> => {
  for (let steps = 0; steps < 12; steps += 1) {
    const focused = await page.evaluate<string>("document.activeElement.localName + ' ' + document.activeElement.textContent");
    if (focused.includes(wanted)) return;
    await keys.press(key);
  }
  throw new Error(`"${wanted}" cannot be reached with ${key}.`);
};

const english = {
  locale: 'en-GB',
  opens: 'i lost my card',
  turns: [
    ['Which card is it?', 'Debit card ••4821'],
    ['block it now?', 'Yes, block it'],
    ['Shall I order you a new card?', 'Yes, please'],
    ['Is that still right?', "Yes, that's right"],
    ['anything else', "No, that's all"],
  ],
  ends: 'I wish you all the best',
} as const;

const german = {
  locale: 'de-DE',
  opens: 'Ich habe meine Karte verloren',
  turns: [
    ['Welche Karte ist es?', '••4821'],
    ['jetzt sperren?', 'Ja, bitte sperren'],
    ['neue Karte bestellen?', 'Ja, bitte'],
    ['Stimmt die noch?', 'Ja, stimmt'],
    ['noch etwas', 'Nein, das war alles'],
  ],
  ends: 'wünsche ich Ihnen alles Gute',
} as const;

describe('a lost card in the web chat', () => {
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

  for (const [language, words] of Object.entries({ english, german })) {
    for (const [name, hand] of Object.entries({ mouse, keyboard })) {
      it(`is blocked and replaced in ${language} by ${name} only`, async () => {
        const chat = await openChatPage(browser, product.url, { locale: words.locale, ...(name === 'mouse' ? { viewport: phone } : {}) });
        expect(await chat.page.locator('.header-line').innerText()).toMatch(/bot/i);
        await hand.says(chat, words.opens);
        for (const [question, answer] of words.turns) {
          await chat.hears(question);
          await hand.chooses(chat, answer);
        }
        await chat.hears(words.ends);
        expect(await chat.page.evaluate('document.activeElement.localName')).toBe('textarea');
        expect(await chat.page.locator('.choice-chosen').count()).toBe(words.turns.length);
        expect(await chat.page.locator('.choices-open').count()).toBe(0);
        await chat.close();
      });
    }
  }

  it('is still there after a reload, line by line, and a new conversation begins empty', async () => {
    const chat = await openChatPage(browser, product.url);
    await mouse.says(chat, 'i lost my card');
    await chat.hears('Which card is it?');
    const before = await chat.bubbles();
    await chat.page.reload();
    await chat.hears('Which card is it?');
    expect(await chat.bubbles()).toEqual(before);

    await chat.page.getByRole('button', { name: 'New conversation' }).click();
    await chat.page.getByRole('button', { name: 'Begin anew' }).click();
    await chat.page.locator('.welcome').waitFor();
    expect(await chat.bubbles()).toEqual([]);
    await chat.close();
  });

  it('speaks the language that is chosen on the page, and says so to screen readers', async () => {
    const chat = await openChatPage(browser, product.url);
    await chat.page.locator('select').selectOption('de');
    await chat.page.getByText('Guten Tag.').waitFor();
    expect(await chat.page.evaluate('document.documentElement.lang')).toBe('de');
    await mouse.says(chat, 'Ich habe meine Karte verloren');
    await chat.hears('Welche Karte ist es?');
    await chat.close();
  });

  it('shows what is sent as text, whatever it looks like', async () => {
    const chat = await openChatPage(browser, product.url);
    const markup = '<img src=x onerror="document.title=1"><a href="javascript:1">card</a>';
    await mouse.says(chat, markup);
    await chat.page.locator('.bubble-bot').first().waitFor();
    expect((await chat.bubbles())[0]).toBe(`You: ${markup}`);
    expect(await chat.page.locator('.transcript img, .transcript a').count()).toBe(0);
    await chat.close();
  });
});
