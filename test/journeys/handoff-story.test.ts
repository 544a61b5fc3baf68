import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { LineOnWire } from '../../bots/server/desk/wire';
import type { Listening } from '../bots/server/desk/listen';
import { type Agent, colleague, firstAccount, mara } from './agent';
import { type Door, doors } from './doors';
import { openProduct, type Product } from './open-product';
import type { Talk } from './talk';
import { until } from './until';

let product: Product;
let ana: Agent;
let ben: Agent;
let listening: Listening;
beforeAll(async () => {
  product = await openProduct(firstAccount);
  await product.start();
  ana = await mara(product.url);
  ben = await colleague(ana, product.url, 'Ben');
  // They look into the queue themselves: nothing is offered to who is busy.
  await Promise.all([ana.is('busy'), ben.is('busy')]);
  listening = await ana.listen();
}, 20_000);
afterEach(() => expect(product.graph.ledger.violations).toEqual([]));
afterAll(() => product.close());

const words = {
  en: {
    lost: 'I lost my card',
    person: 'I want to talk to a person',
    coming: /^I'm getting a colleague from our emergency team.*If a card is lost or stolen, don't wait for them.*You are next\./s,
    back: 'Go on with the bot',
    toPerson: 'the golden one please',
    fromPerson: 'Hello, this is Mara. Which of the two did you use last?',
    again: /^From here it's me again, the digital assistant: a bot, not a person\..*Which card is it\?$/s,
    confirm: /^Shall I report your debit card ••4821 as lost/,
    yes: 'Yes',
    blocked: /^Done\. Your credit card ••7710 is blocked/,
    waiting: /^(I'm handing you over|My colleagues are not here)/,
    thanks: 'thanks',
    welcome: /welcome/i,
  },
  de: {
    lost: 'Ich habe meine Karte verloren',
    person: 'Ich möchte mit einem Menschen sprechen',
    coming:
      /^Ich hole sofort jemanden aus unserem Notfallteam dazu.*Wenn eine Karte weg ist, warten Sie nicht darauf.*Sie sind als Nächstes dran\./s,
    back: 'Weiter mit dem Bot',
    toPerson: 'die goldene bitte',
    fromPerson: 'Guten Tag, hier ist Mara. Welche der beiden haben Sie zuletzt benutzt?',
    again: /^Ab hier schreibe wieder ich Ihnen, der digitale Assistent, also ein Bot\..*Welche Karte ist es\?$/s,
    confirm: /^Soll ich Ihre Debitkarte ••4821 als verloren melden/,
    yes: 'Ja',
    blocked: /^Erledigt\. Ihre Kreditkarte ••7710 ist gesperrt/,
    waiting: /^(Ich hole jemanden|Im Moment ist von unserem Team niemand da)/,
    thanks: 'danke',
    welcome: /gern/i,
  },
} as const;

const quiet = (): Promise<true> =>
  until('nothing is under way', async () => {
    const [inbox, outbox] = await Promise.all([product.metric('schalter_inbox_pending'), product.metric('schalter_outbox_pending')]);
    return inbox === 0 && outbox === 0;
  });
const heardOf = (event: string, what: object): Promise<unknown> =>
  listening.hears(`${event} ${JSON.stringify(what)}`, (heard) =>
    heard.some((one) => one.event === event && Object.entries(what).every(([name, value]) => one.data[name] === value)),
  );
const told = (lines: readonly LineOnWire[], author: LineOnWire['author']) => lines.filter((line) => line.author === author);

/** In the middle of the flow, with the question which card it is. */
const asksForPerson = async (door: Door, locale: 'en' | 'de'): Promise<Talk> => {
  const talk = await door.somebody(product, locale);
  await talk.says(words[locale].lost);
  const notice = await talk.says(words[locale].person);
  expect(notice.text).toMatch(words[locale].coming);
  expect(notice.choices.map(({ title }) => title)).toEqual([words[locale].back]);
  return talk;
};

describe.each(doors)('a customer who asks for a person in the middle of a flow, at the door $name', (door) => {
  it.each(['en', 'de'] as const)('is served by them, by the bot again, and by them again, in %s', async (locale) => {
    const say = words[locale];
    const talk = await asksForPerson(door, locale);
    const about = talk.conversation;

    const request = await ana.sees(about);
    expect(request).toMatchObject({ state: 'queued', position: 1, queue: 'cards-emergency', priority: 'urgent', reason: 'asked' });
    expect(request).toMatchObject({ intent: 'speak_to_human', locale, channel: door.name, assignee: null });
    const tried = ['identify', 'load_cards', 'which_card'].map((step) => `block-lost-card.${step}`);
    expect(request.briefing).toEqual({ summary: say.person, slots: { cause: 'lost' }, tried });
    expect(JSON.stringify(request.customer)).not.toContain(talk.address);
    await heardOf('handoff', { id: request.id, state: 'queued' });
    await heardOf('floor', { conversationId: about, holder: 'queue' });

    const before = await ana.transcript(about);
    expect(told(before, 'customer').map(({ text, understood }) => [text, understood?.intent])).toEqual([
      [say.lost, 'card.lost'],
      [say.person, 'speak_to_human'],
    ]);
    expect(told(before, 'bot').map(({ keys, understood }) => [keys?.at(-1), understood?.intent])).toEqual([
      ['which_card.ask', 'card.lost'],
      ['handoff:line', 'speak_to_human'],
    ]);

    const { epoch, handoff } = await ana.does('accept', request);
    expect(handoff).toMatchObject({ state: 'accepted', assignee: { id: ana.id, name: 'Mara Lind' }, position: null });
    expect(await ben.tries('accept', request)).toMatchObject({ status: 409, body: { error: 'already_taken', by: { name: 'Mara Lind' } } });

    // The next bubble after these words is the person's: the bot says nothing to them.
    const answered = talk.says(say.toPerson);
    await heardOf('line', { conversationId: about, author: 'customer', text: say.toPerson });
    await quiet();
    expect(talk.read()).toHaveLength(2);

    await ana.note(about, 'A note for colleagues.');
    expect(await ana.reply(about, 'Too late.', { epoch: epoch - 1 })).toMatchObject({ status: 409, body: { error: 'stale_control' } });
    expect(await ben.reply(about, 'It is mine.', { epoch })).toMatchObject({
      status: 403,
      body: { error: 'not_yours', by: { id: ana.id } },
    });
    const withoutEpoch = ana.call('POST', `/api/conversations/${about}/messages`, { text: 'So?' }, { 'idempotency-key': 'no-epoch' });
    expect(await withoutEpoch).toMatchObject({ status: 428, body: { error: 'epoch_required' } });
    const sameKey = { key: `first-${about}`, epoch };
    const twice = await Promise.all([ana.reply(about, say.fromPerson, sameKey), ana.reply(about, say.fromPerson, sameKey)]);
    const later = await ana.reply(about, say.fromPerson, sameKey);
    expect([...twice, later].map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set([...twice, later].map(({ body }) => body['seq'])).size).toBe(1);
    expect((await answered).text).toBe(say.fromPerson);
    await until('the reply is known to be out', async () =>
      ['sent', 'delivered', 'read'].includes((await ana.transcript(about)).find(({ text }) => text === say.fromPerson)?.status ?? ''),
    );

    const back = talk.hears();
    expect((await ana.does('return', request, { outcome: 'resolved', note: 'Wants the golden one.' })).handoff).toMatchObject({
      state: 'closed',
      ended: 'returned_to_bot',
      outcome: 'resolved',
    });
    // What was said to the person is no answer to the bot's question.
    expect((await back).text).toMatch(say.again);
    await heardOf('floor', { conversationId: about, holder: 'bot' });
    expect(await ana.reply(about, 'One more thing.', { epoch })).toMatchObject({ status: 409, body: { error: 'stale_control' } });
    expect((await talk.taps('4821')).text).toMatch(say.confirm);

    expect((await talk.says(say.person)).text).toMatch(say.coming);
    const second = await ben.sees(about, ({ id }) => id !== request.id);
    expect(second).toMatchObject({ state: 'queued', briefing: { tried: [...tried, 'block-lost-card.confirm_block'] } });
    await ben.does('accept', second);
    expect((await ben.conversation(about)).returnTo[0]).toMatchObject({ to: 'block-lost-card.confirm_block' });
    const nowhere = await ben.tries('return', second, { outcome: 'resolved', to: 'block-lost-card.nowhere' });
    expect(nowhere).toMatchObject({ status: 400, body: { error: 'no_such_step' } });
    const elsewhere = talk.hears();
    await ben.does('return', second, { outcome: 'resolved', to: 'block-lost-card.which_card' });
    expect((await elsewhere).text).toMatch(say.again);
    await talk.taps('7710');
    expect((await talk.taps(say.yes)).text).toMatch(say.blocked);
    expect(product.bank.blocked.filter((card) => card.startsWith(`c${talk.address}-`))).toEqual([`c${talk.address}-7710`]);

    // The card is blocked, so a person is no emergency any more: this queue has hours, which are said.
    expect((await talk.says(say.person)).text).toMatch(say.waiting);
    const third = await ana.sees(about, ({ state }) => state === 'deferred' || state === 'queued');
    expect(third).toMatchObject({ queue: 'general', priority: 'normal' });
    await ana.does('accept', third);
    const closing = talk.hears();
    expect((await ana.reply(about, 'All is done.')).status).toBe(201);
    expect((await closing).text).toBe('All is done.');
    const done = { outcome: 'resolved', tags: ['lost card'] };
    expect((await ana.does('complete', third, done)).handoff).toMatchObject({
      state: 'wrap_up',
      assignee: { id: ana.id },
      tags: ['lost card'],
    });
    expect((await ana.conversation(about)).floor.holder).toBe('bot');
    // Thanks does not open it again.
    expect((await talk.says(say.thanks)).text).toMatch(say.welcome);
    expect((await ana.does('complete', third, { outcome: 'resolved' })).handoff).toMatchObject({ state: 'closed', ended: 'resolved' });

    await quiet();
    const bubbles = talk.read();
    const whole = await ben.transcript(about);
    const sent = whole.filter(({ author, kind }) => (author === 'bot' || author === 'agent') && kind === 'text');
    expect(bubbles.map(({ seq, text }) => [seq, text])).toEqual(sent.map(({ seq, text }) => [seq, text]));
    expect(sent.filter(({ status }) => status === 'suppressed')).toEqual([]);
    expect(whole.filter(({ kind }) => kind === 'note').map(({ text }) => text)).toEqual([
      'A note for colleagues.',
      'Wants the golden one.',
    ]);
    expect(JSON.stringify([product.graph.ledger.requests, bubbles])).not.toMatch(/A note for colleagues|Wants the golden one/);
  });
});
