import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page, Route } from 'playwright-core';
import { until } from '../journeys/until';
import { axeFindings } from './axe-findings';
import { openChatPage } from './chat-page';
import { openBrowser } from './chromium';
import { openDeskPage } from './desk-page';
import { drawnPicture } from './drawn-picture';
import { picture } from './picture';
import type { Served } from './served';
import { ana, servedWithTeam } from './team';

const card = { name: 'my card.png', mimeType: 'image/png', buffer: drawnPicture() };
const plan = { name: 'how to bend it.png', mimeType: 'image/png', buffer: drawnPicture(900, 500) };
const small = { width: 390, height: 844 };
const wide = { width: 1280, height: 800 };

/** As a hand does it: a picture of this name comes to what is at this place. */
const give = (page: Page, what: 'paste' | 'dragover' | 'drop', where: string, name: string): Promise<void> =>
  page.evaluate(`{
    const bytes = Uint8Array.from(atob('${card.buffer.toString('base64')}'), (sign) => sign.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], '${name}', { type: 'image/png' }));
    const given = { bubbles: true, cancelable: true, clipboardData: transfer, dataTransfer: transfer };
    const event = '${what}' === 'paste' ? new ClipboardEvent('paste', given) : new DragEvent('${what}', given);
    document.querySelector('${where}').dispatchEvent(event);
  }`);

describe('files', () => {
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

  /** The picture of this name is there, with all that it shows. */
  const shows = async (page: Page, name: string): Promise<Locator> => {
    const log = page.getByRole('log');
    // What is far away is not fetched.
    await log.locator('.file-picture').filter({ hasText: name }).or(log.getByRole('img', { name })).first().scrollIntoViewIfNeeded();
    const shown = log.getByRole('img', { name });
    await shown.waitFor();
    await until(`${name} has been drawn`, () => shown.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth > 0));
    return shown;
  };

  it('go from the customer to the agent and back, and each sees what the other sent', async () => {
    const desk = await openDeskPage(browser, product.url, ana);
    await desk.is('Busy');
    const chat = await openChatPage(browser, product.url);
    await chat.composer.fill('somebody took money from my account and it was not me');
    await chat.composer.press('Enter');
    // This one is there at any hour.
    await chat.hears('You are next.');
    await desk.row(/took money/).click();
    await desk.page.locator('.thread-header-actions .tool-first').click();
    await desk.composer.waitFor();

    await chat.page.locator('input[type=file]').setInputFiles(card);
    await shows(chat.page, card.name);
    await until('it is sent', async () => (await chat.page.locator('.bubble-customer').last().innerText()).includes('Sent'));
    await shows(desk.page, card.name);
    await desk.row('Picture').waitFor();

    await desk.page.locator('input[type=file]').setInputFiles(plan);
    await desk.page.locator('.attachment', { hasText: plan.name }).waitFor();
    await desk.page.locator('.attachment .file-picture-open').waitFor();
    await desk.page.screenshot({ path: picture('media-desk-attached') });
    expect(await axeFindings(desk.page)).toEqual([]);
    // What was uploaded is still there after a reload.
    await desk.page.reload();
    await desk.row('Picture').click();
    await desk.page.locator('.attachment .file-picture-open').waitFor();
    await desk.composer.fill('Like this one');
    await desk.page.keyboard.press('Control+Enter');
    await chat.hears('Like this one');
    await shows(chat.page, plan.name);
    await shows(desk.page, plan.name);
    expect(await desk.page.locator('.attachment .file-picture-open').count()).toBe(0);

    for (const [of, page] of [
      ['chat', chat.page],
      ['desk', desk.page],
    ] as const) {
      for (const size of [wide, small]) {
        await page.setViewportSize(size);
        await shows(page, plan.name);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(size.width);
        await page.screenshot({ path: picture(`media-${of}-${size.width}`) });
        expect(await axeFindings(page)).toEqual([]);
        await page.getByRole('log').getByRole('button', { name: 'Show larger' }).first().click();
        const large = page.locator('dialog.file-large[open]');
        await large.waitFor();
        await page.screenshot({ path: picture(`media-${of}-${size.width}-large`) });
        expect(await axeFindings(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await large.waitFor({ state: 'hidden' });
      }
    }
    await chat.close();
    await desk.close();
  });

  it('are also pasted and dropped, by either side', async () => {
    const chat = await openChatPage(browser, product.url);
    await chat.composer.fill('somebody took money from my account and it was not me');
    await chat.composer.press('Enter');
    await chat.hears('You are next.');
    await give(chat.page, 'paste', 'textarea', 'pasted.png');
    await shows(chat.page, 'pasted.png');
    await give(chat.page, 'dragover', 'main', 'dropped.png');
    await chat.page.locator('.chat-card-dragged-over').waitFor();
    await give(chat.page, 'drop', 'main', 'dropped.png');
    await shows(chat.page, 'dropped.png');
    expect(await chat.page.locator('.chat-card-dragged-over').count()).toBe(0);

    const desk = await openDeskPage(browser, product.url, ana);
    await desk.page.locator('.list-row', { hasText: 'Picture', hasNotText: 'Like this one' }).click();
    await desk.page.locator('.thread-header-actions .tool-first').click();
    await desk.composer.waitFor();
    await shows(desk.page, 'dropped.png');
    await give(desk.page, 'drop', 'form.composer', 'answer.png');
    await desk.page.locator('.attachment', { hasText: 'answer.png' }).waitFor();
    await desk.page.getByRole('button', { name: 'Remove answer.png' }).click();
    await give(desk.page, 'paste', 'textarea.composer-text', 'answer.png');
    await desk.page.locator('.attachment .file-picture-open').waitFor();
    await desk.button('Send').click();
    await shows(chat.page, 'answer.png');
    await chat.close();
    await desk.close();
  });

  it('do not come back to the agent who removed or replaced them while they were uploaded', async () => {
    const chat = await openChatPage(browser, product.url);
    await chat.composer.fill('there are payments i did not make, somebody took money');
    await chat.composer.press('Enter');
    await chat.hears('You are next.');
    const desk = await openDeskPage(browser, product.url, ana);
    const { page } = desk;
    await desk.row('payments i did not make').click();
    await page.locator('.thread-header-actions .tool-first').click();
    await desk.composer.waitFor();
    const held: Route[] = [];
    const uploads = '**/api/conversations/*/media';
    let isHeld = true;
    await page.route(uploads, (route) => (isHeld ? void held.push(route) : route.continue()));
    const attachment = page.locator('.attachment-name');
    const choose = (file: typeof card): Promise<void> => page.locator('input[type=file]').setInputFiles(file);
    const release = async (): Promise<void> => {
      await until('it is being uploaded', async () => held.length > 0);
      await Promise.all([page.waitForResponse(uploads), held.pop()?.continue()]);
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))');
    };

    await choose(card);
    await attachment.getByText('Uploading').waitFor();
    await desk.composer.fill('Not without the picture');
    await desk.composer.press('Control+Enter');
    expect(await desk.composer.inputValue()).toBe('Not without the picture');
    await desk.row('Picture').first().click();
    await until('the other one has none', async () => (await attachment.count()) === 0);
    await desk.row('payments i did not make').click();
    await attachment.getByText('Uploading').waitFor();
    await desk.button(`Remove ${card.name}`).click();
    await release();
    expect(await attachment.count()).toBe(0);

    await choose(card);
    await until('it is being uploaded', async () => held.length === 1);
    isHeld = false;
    await choose(plan);
    await page.locator('.attachment .file-picture-open').waitFor();
    await release();
    expect(await attachment.innerText()).toContain(plan.name);
    await desk.button('Send').click();
    await shows(chat.page, plan.name);
    await chat.close();
    await desk.close();
  });

  it('that cannot be sent say why, and those that could not be brought are brought later', async () => {
    const chat = await openChatPage(browser, product.url, { viewport: small });
    const { page } = chat;
    const choose = page.locator('input[type=file]');
    await page.context().setOffline(true);
    await choose.setInputFiles([card, { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 a letter') }]);
    await shows(page, card.name);
    await page.context().setOffline(false);
    await until('both have arrived, each once', async () => (await page.locator('.bubble-customer .delivery svg').count()) === 2, 60_000);
    await page.getByRole('button', { name: 'Save: letter.pdf' }).waitFor();

    await choose.setInputFiles({ name: 'program.png', mimeType: 'image/png', buffer: Buffer.from('MZ') });
    await page.getByText('only pictures, PDFs, audio and video').waitFor();
    await choose.setInputFiles({ name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(17 * 1_048_576) });
    await page.getByText('at most 16 MB').waitFor();
    await page.screenshot({ path: picture('media-chat-refused') });
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Remove' }).first().click();
    await page.getByRole('button', { name: 'Remove' }).first().click();
    await until('they are gone', async () => (await page.locator('.bubble-customer').count()) === 2);

    await page.reload();
    await shows(page, card.name);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save: letter.pdf' }).click()]);
    expect(download.suggestedFilename()).toBe('letter.pdf');
    await chat.close();
  });
});
