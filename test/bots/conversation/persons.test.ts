import { describe, expect, it } from '@jest/globals';
import { cardBank } from '../../../bots/card-bank/bot';
import { type Conversation, converse } from '../../../bots/testing/converse';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { countingBank } from './counting-bank';

const words = {
  en: {
    person: 'i want to talk to a person',
    lost: 'i lost my card',
    yes: 'yes',
    block: 'please block my card',
    back: 'Go on with the bot',
  },
  de: {
    person: 'ich möchte mit einem menschen sprechen',
    lost: 'karte verloren',
    yes: 'ja',
    block: 'bitte karte sperren',
    back: 'Weiter mit dem Bot',
  },
};

describe.each(['en', 'de'] as const)('a person (%s)', (locale) => {
  const w = words[locale];
  const told = (): Conversation => converse(cardBank, { actions: countingBank().actions });

  it.each<[string, (story: Conversation) => Conversation, ...string[]]>([
    ['before anything else', (story) => story, 'handoff:meanwhile'],
    ['instead of an answer about a new card', (story) => story.says(w.lost).taps('4821').says(w.yes)],
    ['instead of confirming the address', (story) => story.says(w.lost).taps('4821').says(w.yes).says(w.yes)],
    ['at the end', (story) => story.says(w.lost).taps('4821').says(w.yes).says(w.yes).says(w.yes)],
  ])('comes when asked for %s', async (_, before, ...meanwhile) => {
    const { handoff, transcript } = await before(told())
      .says(w.person)
      .expects('handoff:told', ...meanwhile, 'handoff:line');
    expect(handoff).toMatchObject({ queue: 'general', priority: 'normal', reason: 'asked', intent: 'speak_to_human', locale });
    expect(transcript.at(-1)?.choices?.map(({ title }) => title)).toEqual([w.back]);
  });

  it.each<[string, (story: Conversation) => Conversation]>([
    ['instead of saying what has happened', (story) => story.says(w.block)],
    ['instead of naming the card', (story) => story.says(w.lost)],
    ['instead of confirming the block', (story) => story.says(w.lost).taps('4821')],
  ])('comes at once, at any hour, while the card is not blocked: asked for %s', async (_, before) => {
    const { handoff } = await before(told()).says(w.person).expects('handoff:told_emergency', 'handoff:meanwhile', 'handoff:line');
    expect(handoff).toMatchObject({ queue: 'cards-emergency', priority: 'urgent', reason: 'asked', intent: 'speak_to_human', locale });
  });
});

describe('what is sensitive goes to a person at once, with a word of its own first', () => {
  it.each([
    ['i want to complain about your service', 'complaint', 'complaints', 'high', "I'm sorry that we have given you reason to complain"],
    ['ich möchte mich beschweren', 'complaint', 'complaints', 'high', 'Grund zur Beschwerde'],
    ['there are payments on my card i did not make', 'fraud', 'cards-emergency', 'urgent', 'that is worrying'],
    ['jemand hat geld von meinem konto abgebucht das war ich nicht', 'fraud', 'cards-emergency', 'urgent', 'beunruhigend'],
    ['my husband has died', 'bereavement', 'general', 'high', 'I am very sorry for your loss'],
    ['mein mann ist gestorben', 'bereavement', 'general', 'high', 'Mein herzliches Beileid'],
  ])('%s', async (text, intent, queue, priority, first) => {
    const notice = priority === 'urgent' ? 'handoff:told_emergency' : 'handoff:told';
    const { handoff } = await converse(cardBank)
      .says(text)
      .expects(`handoff:before.${intent}`, notice, 'handoff:meanwhile', 'handoff:line')
      .expectsText(first);
    expect(handoff).toMatchObject({ queue, priority, reason: 'sensitive', intent });
  });

  it('also in the middle of a question', async () => {
    const { handoff } = await converse(cardBank)
      .says('i lost my card')
      .says('there are payments on my card i did not make')
      .expects('handoff:before.fraud', 'handoff:told_emergency', 'handoff:meanwhile', 'handoff:line');
    expect(handoff).toMatchObject({ queue: 'cards-emergency', briefing: { slots: { cause: 'lost' } } });
  });
});

it('what only resembles a fraud from afar is asked back about', async () => {
  const { handoff } = await converse(cardBank).says('i need help with a card thing').expects('house:clarify.ask');
  expect(handoff).toBeNull();
});

describe('when a person comes', () => {
  const at = (text: string) => ({ clock: virtualClock(Date.parse(text)) });

  it.each([
    ['in the middle of the week', '2026-01-14T11:00:00Z', 'It may take a few minutes'],
    ['before they open', '2026-01-14T05:00:00Z', 'today from 08:00'],
    ['at night', '2026-01-14T22:00:00Z', 'tomorrow from 08:00'],
    ['on Saturday night', '2026-01-17T22:00:00Z', 'on Monday from 08:00'],
    ['on Saturday night before the clocks change', '2026-03-28T22:00:00Z', 'on Monday from 08:00'],
  ])('is told as it is: %s', async (_, now, told) => {
    await converse(cardBank, at(now)).says('can i talk to a human please').expectsText(told);
  });

  it('does not keep a customer waiting whose card is gone', async () => {
    const bank = countingBank();
    const { handoff } = await converse(cardBank, { ...at('2026-01-14T22:00:00Z'), actions: bank.actions })
      .says('ich möchte mit einem menschen sprechen')
      .expectsText('morgen ab 08:00 Uhr', 'ich sperre sie sofort')
      .says('karte ist weg')
      .says('die blaue')
      .says('ja')
      .expects('blocked.say', 'offer_new.ask')
      .says('nein')
      .says('nein')
      .expects('goodbye.say', 'handoff:already_waiting');
    expect([bank.done('block'), handoff?.state]).toEqual([1, 'deferred']);
  });

  it('is told of an emergency at any hour', async () => {
    await converse(cardBank, at('2026-01-18T03:00:00Z'))
      .says('fraud on my account')
      .expects('handoff:before.fraud', 'handoff:told_emergency', 'handoff:meanwhile', 'handoff:line');
  });
});

describe('while a customer waits', () => {
  it('what they add is kept, and told so at most once in ten minutes', async () => {
    const { transcript } = await converse(cardBank)
      .says('i want to talk to a person')
      .says('it is about my mortgage')
      .expects('handoff:kept')
      .sends({ kind: 'media', media: 'image', mediaId: 'x' })
      .expects()
      .waits('9m')
      .says('hello?')
      .expects()
      .waits('1m')
      .says('are you there')
      .expects('handoff:already_waiting');
    expect(transcript.filter(({ author }) => author === 'customer')).toHaveLength(5);
  });

  it('for the opening, they are told so at most once in half an hour', async () => {
    await converse(cardBank, { clock: virtualClock(Date.parse('2026-01-18T11:00:00Z')) })
      .says('i want to talk to a person')
      .says('it is about my mortgage')
      .expects('handoff:kept')
      .waits('29m')
      .says('hello?')
      .expects()
      .waits('1m')
      .says('are you there')
      .expects('handoff:already_waiting');
  });

  it('a second, more urgent need raises the first and is answered as itself', async () => {
    const { handoff, transcript } = await converse(cardBank)
      .says('i want to complain')
      .says('and there is fraud on my account')
      .expects('handoff:before.fraud', 'handoff:told_emergency', 'handoff:meanwhile', 'handoff:line');
    expect(handoff).toMatchObject({ queue: 'cards-emergency', priority: 'urgent', intent: 'fraud' });
    expect(transcript.filter(({ text }) => text.startsWith('handoff:')).map(({ text }) => text)).toEqual([
      'handoff: sensitive → complaints (high)',
      'handoff: sensitive → cards-emergency (urgent)',
    ]);
  });

  it('a less urgent one does not lower it', async () => {
    const { handoff } = await converse(cardBank)
      .says('there is fraud on my account')
      .says('let me talk to a human')
      .expects('handoff:already_waiting');
    expect(handoff).toMatchObject({ queue: 'cards-emergency', priority: 'urgent', intent: 'fraud' });
  });

  it('the opening hours can be asked for, and the request stays', async () => {
    await converse(cardBank).says('i want to talk to a person').says('when are you open?').expects('tell.say', 'handoff:already_waiting');
  });
});
