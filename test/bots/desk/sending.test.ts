import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Channel } from '../../../bots/channels/channel';
import type { Saying } from '../../../bots/desk/saying';
import { type KeptFile, type MediaFile, mediaFiles } from '../../../bots/media/media-file';
import { change } from '../../../bots/storage/store';
import { fakeChannel } from '../../../bots/testing/fake-channel';
import { asId } from '../../../flows/dialogue/ids';
import { hour, inWords, person } from './desk-stage';
import { servedAt } from './served-at';

/** A customer on WhatsApp, whom Ana serves. */
const served = async (of: Partial<Channel> = {}) => {
  const door = {
    ...fakeChannel('whatsapp'),
    replyWindow: { bot: 24 * hour, person: 24 * hour },
    templates: true,
    takes: (mimeType: string) => mimeType === 'image/png',
    ...of,
  };
  const at = await servedAt(door);
  await at.says(person);
  return { ...at, door, sent: () => door.sent.at(-1)?.reply };
};
const question = (values: Readonly<Record<string, string>>): Saying => ({
  kind: 'template',
  name: 'question_about_your_request',
  values,
});
const filled = question({ customer_name: 'Ms. Kurz', question: 'Which card is it?' });
const inFull =
  'Hello Ms. Kurz, we have one more question about your request: Which card is it? Please just answer here, and we will go on with it.';

let at: Awaited<ReturnType<typeof served>>;
beforeEach(async () => {
  at = await served();
});

describe('an article', () => {
  it("is sent in the customer's language as a text, and the line says which one it was", async () => {
    const answer = await at.sends({ kind: 'article', article: 'by-phone' }, 'k');
    expect(answer).toMatchObject({ kind: 'said', line: { kind: 'text', article: 'by-phone', author: 'agent' } });
    expect(at.sent()?.text).toMatch(/^You will find our phone number on the back of your card/);
    expect((await at.transcript()).at(-1)).toMatchObject({ article: 'by-phone', text: at.sent()?.text });
  });

  it('that the bot does not have is refused', async () => {
    expect(await at.sends({ kind: 'article', article: 'nothing' }, 'k')).toEqual({ kind: 'refused', why: 'no_such_article' });
  });

  it('is refused as any text is when the window is closed', async () => {
    await at.passes(24 * hour + 1);
    expect(await at.sends({ kind: 'article', article: 'by-phone' }, 'k')).toEqual({ kind: 'refused', why: 'window_closed' });
  });
});

describe('a template', () => {
  it('is sent by its name with its values, and stands in the transcript filled in', async () => {
    expect(await at.sends(filled, 'k')).toMatchObject({ kind: 'said', line: { kind: 'template', text: inFull } });
    expect(at.sent()).toMatchObject({
      text: inFull,
      template: {
        name: 'question_about_your_request',
        language: 'en',
        values: { customer_name: 'Ms. Kurz', question: 'Which card is it?' },
      },
    });
  });

  it('goes out a day later, when words of their own do not, and opens the window again by its answer', async () => {
    await at.passes(25 * hour);
    expect(await at.sends(inWords('Which card is it?'), 'k1')).toEqual({ kind: 'refused', why: 'window_closed' });
    expect(await at.sends(filled, 'k2')).toMatchObject({ kind: 'said' });
    expect((await at.letters()).at(-1)).toMatchObject({ state: 'sent', reply: { text: inFull } });
    await at.says('The golden one');
    expect(await at.sends(inWords('Thank you!'), 'k3')).toMatchObject({ kind: 'said' });
    expect(at.sent()?.text).toBe('Thank you!');
  });

  it('is tried again a day later as well, where its service was busy', async () => {
    at.door.outcomes.push({ kind: 'retryLater', code: 'x', reason: 'busy', holds: 'letter', after: 25 * hour });
    await at.sends(filled, 'k');
    await at.passes(26 * hour);
    expect((await at.letters()).at(-1)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('with the same key is one line, also with other values', async () => {
    const before = at.door.sent.length;
    const first = await at.sends(filled, 'k');
    expect(await at.sends(question({ customer_name: 'x', question: 'y' }), 'k')).toEqual(first);
    expect(at.door.sent.length - before).toBe(1);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['a value missing', { customer_name: 'Ms. Kurz' }],
    ['one too many', { customer_name: 'Ms. Kurz', question: 'Which?', colour: 'gold' }],
    ['none', {}],
  ])('with %s is refused, with what it wants', async (_, values) => {
    const placeholders = ['customer_name', 'question'];
    expect(await at.sends(question(values), 'k')).toEqual({ kind: 'refused', why: 'wrong_values', placeholders });
  });

  it('has card numbers masked in what is kept and in what is sent', async () => {
    await at.sends(question({ customer_name: 'Ms. Kurz', question: 'Is it 4111 1111 1111 1111?' }), 'k');
    const kept = JSON.stringify([await at.transcript(), await at.letters(), at.door.sent]).replaceAll(' ', '');
    expect(kept).toContain('411111');
    expect(kept).not.toContain('4111111111111111');
  });

  it('fills in what looks like a placeholder or a text key as it stands', async () => {
    await at.sends(question({ customer_name: '{{question}}', question: '$t(house:bot) $1 \\n' }), 'k');
    expect(at.sent()?.text).toContain('Hello {{question}}, we have one more question about your request: $t(house:bot) $1 \\n Please');
  });

  it('that the bot does not have is refused, and so is every one on a channel without them', async () => {
    expect(await at.sends({ kind: 'template', name: 'language', values: {} }, 'k')).toEqual({ kind: 'refused', why: 'no_such_template' });
    const elsewhere = await served({ templates: false });
    expect(await elsewhere.sends(filled, 'k')).toEqual({ kind: 'refused', why: 'no_templates' });
  });
});

describe('a file', () => {
  const about = () => ({ id: asId<'media file'>('f1'), conversation: at.id, kind: 'image', mimeType: 'image/png', attempts: 1 }) as const;
  const kept = (more: Partial<KeptFile> = {}): KeptFile => ({
    ...about(),
    fileName: 'card.png',
    state: 'kept',
    size: 3,
    parts: 1,
    ...more,
  });
  const source = { channel: 'whatsapp', account: 'test', mediaId: 'm1' };
  const sendFile = async (file: MediaFile = kept()) => {
    await at.store.commit([change.insert(mediaFiles, file)]);
    return at.sends({ kind: 'media', media: asId('f1'), caption: 'See here: 4111 1111 1111 1111' }, 'k');
  };

  it('of this conversation becomes a line and a reply with its caption', async () => {
    const media = { id: 'f1', kind: 'image', mimeType: 'image/png', fileName: 'card.png' };
    const text = expect.stringMatching(/^See here: 411111•+1111$/);
    expect(await sendFile()).toMatchObject({ kind: 'said', line: { kind: 'media', text, media } });
    expect((await at.letters()).at(-1)).toMatchObject({ reply: { text, media } });
  });

  it.each<[string, () => MediaFile]>([
    ['of another conversation', () => kept({ conversation: asId('another') })],
    ['that is still coming', () => ({ ...about(), state: 'coming', source, due: 0 })],
    ['that is gone', () => ({ ...about(), state: 'gone', source, failure: 'WhatsApp has it no more.' })],
  ])('%s is refused', async (_, file) => {
    expect(await sendFile(file())).toEqual({ kind: 'refused', why: 'no_such_media' });
  });

  it('of a type that the channel does not take is refused', async () => {
    expect(await sendFile(kept({ mimeType: 'video/webm', kind: 'video' }))).toEqual({ kind: 'refused', why: 'media_not_taken' });
  });
});
