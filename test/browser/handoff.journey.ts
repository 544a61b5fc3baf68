import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { until } from '../journeys/until';
import { openChatPage } from './chat-page';
import { openBrowser } from './chromium';
import { openDeskPage } from './desk-page';
import { picture } from './picture';
import type { Served } from './served';
import { ana, ben, servedWithTeam } from './team';

describe('a person takes over', () => {
  let product: Served;
  let browser: Browser;

  beforeAll(async () => {
    product = await servedWithTeam();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.close();
  });

  it('from the bot to one of two who want it, and back to the bot', async () => {
    const [first, second] = [await openDeskPage(browser, product.url, ana), await openDeskPage(browser, product.url, ben)];
    // Nobody is offered anything: both take what they see.
    await first.is('Busy');
    await second.is('Busy');
    const chat = await openChatPage(browser, product.url);
    const says = async (text: string): Promise<void> => {
      await chat.composer.fill(text);
      await chat.composer.press('Enter');
    };
    await says('i lost my card');
    await chat.hears('Which card is it?');
    await says('i want to talk to a person');
    await chat.hears('If a card is lost or stolen');
    await chat.hears('You are next.');

    const both = [first, second];
    for (const { row } of both) await row('Talk to a person').click();
    for (const desk of both) await desk.reads('i lost my card');
    await expect(first.page.title()).resolves.toContain('(1)');
    // At the same moment: whoever looks first whether the button stands still comes too late.
    await Promise.all(both.map(({ page }) => page.evaluate("document.querySelector('.thread-header-actions .tool-first')?.click()")));
    await until('one of them has it', async () => (await Promise.all(both.map(({ composer }) => composer.isVisible()))).includes(true));
    const won = (await first.composer.isVisible()) ? { desk: first, name: 'Ana' } : { desk: second, name: 'Ben' };
    const other = won.desk === first ? second : first;
    await other.page
      .getByText(`${won.name} has just taken it.`)
      .or(other.page.getByText(`With ${won.name}`))
      .first()
      .waitFor();
    expect(await other.composer.isVisible()).toBe(false);

    const { desk } = won;
    await desk.composer.fill('Hello, I have read what you wrote. Is it the blue card?');
    await desk.page.keyboard.press('Control+Enter');
    await chat.hears('Is it the blue card?');
    await says('yes, the blue one, it must be on the tram');
    await desk.reads('it must be on the tram');
    await other.reads('it must be on the tram');
    await desk.page.getByRole('tab', { name: 'Note' }).or(desk.button('Note')).first().click();
    await desk.composer.fill('Sounds calm, no sign of fraud.');
    await desk.button('Save note').click();
    await other.reads('no sign of fraud');
    await desk.page.screenshot({ path: picture('desk-thread') });
    await other.page.screenshot({ path: picture('desk-colleague') });
    await chat.page.screenshot({ path: picture('desk-customer') });

    await desk.button('To the bot').click();
    await desk.page.locator('select[name=to]').selectOption('block-lost-card.which_card');
    await desk.page.screenshot({ path: picture('desk-give-back') });
    await desk.button('Give back').click();
    await chat.hears('digital assistant: a bot');
    await chat.hears('Which card is it?');
    await desk.reads('Back to the bot');
    await chat.page.getByRole('button', { name: '4821' }).click();
    await chat.hears('block it now?');
    const said = (await chat.bubbles()).join('\n');
    expect(said).not.toContain('no sign of fraud');
    expect(said.match(/Is it the blue card\?/g)).toHaveLength(1);

    for (const page of [chat, first, second]) await page.close();
  });

  it('by an offer, with the keyboard alone, in German, until it is closed', async () => {
    const desk = await openDeskPage(browser, product.url, ana, { locale: 'de-DE' });
    const { page } = desk;
    await desk.is('Verfügbar');
    const chat = await openChatPage(browser, product.url, { locale: 'de-DE' });
    await chat.composer.fill('jemand hat geld von meinem konto abgebucht das war ich nicht');
    await chat.composer.press('Enter');
    await chat.hears('Notfallteam');
    await page.locator('.offer-toast').waitFor();
    await page.screenshot({ path: picture('desk-offer') });
    await page.keyboard.press('Alt+y');
    await desk.reads('abgebucht');
    await desk.composer.waitFor();
    await until('the composer has the focus', () => page.evaluate<boolean>("document.activeElement.matches('textarea.composer-text')"));
    await page.keyboard.type('Guten Tag, ich sehe mir das sofort an.');
    await page.keyboard.press('Control+Enter');
    await chat.hears('Guten Tag, ich sehe mir das sofort an.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.situation', { hasText: 'Nacharbeit' }).waitFor();
    await chat.composer.fill('danke schön');
    await chat.composer.press('Enter');
    await chat.hears('Sehr gern.');
    await desk.close();
    await chat.close();
  });
});
