import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Channel } from '../../../bots/channels/channel';
import type { Choice } from '../../../flows/dialogue/reply';
import type { DoorKit } from './door-kit';
import type { SendOne } from './send-one';
import { solid } from './solid';

/** Nothing of a reply is lost, and its service takes what it is made into. */
export const renders = (kit: DoorKit, channel: () => Channel, sendOne: SendOne): void => {
  describe('renders', () => {
    it('a short text as one bubble', () => {
      expect(channel().render({ text: 'hello' }).map(kit.textOf)).toEqual(['hello']);
    });

    it('no bubble for a text without words', () => {
      expect(channel().render({ text: ' \n ' })).toEqual([]);
    });

    const { limits } = kit;
    if (limits === undefined) {
      it('any text and any number of choices as they are', () => {
        const text = 'word '.repeat(10_000).trim();
        const asked = choices(200, (index) => `${index} ${'t'.repeat(200)}`);
        const payloads = channel().render({ text, choices: asked, menu: 'Choose' });
        expect(payloads.map(kit.textOf)).toEqual([text]);
        expect(payloads.flatMap(kit.choicesOf)).toEqual(asked);
      });
    } else {
      it.each([-1, 0, 1])('a text of the limit %i in as few bubbles as it needs', (more) => {
        const payloads = channel().render({ text: 'x'.repeat(limits.text + more) });
        expect(payloads).toHaveLength(more > 0 ? 2 : 1);
      });

      it('the whole of any text, in order, in bubbles that are neither empty nor too long', () => {
        fc.assert(
          fc.property(longText(limits.text), fc.integer({ min: 0, max: limits.choices }), (words, count) => {
            const payloads = channel().render({ text: words, choices: choices(count), menu: 'Choose' });
            const texts = payloads.map(kit.textOf);
            for (const one of texts) {
              expect(one.trim()).not.toBe('');
              expect(one.length).toBeLessThanOrEqual(limits.text);
              expect(one).not.toMatch(/\p{Surrogate}/u);
            }
            if (words.trim() !== '') expect(solid(texts.join(''))).toBe(solid(words));
          }),
          { numRuns: 30 },
        );
      });

      it('the choices on the last bubble, each with its id', () => {
        const asked = choices(limits.choices);
        const payloads = channel().render({ text: `${'word '.repeat(limits.text / 4)} Which one?`, choices: asked, menu: 'Choose' });
        expect(payloads.length).toBeGreaterThan(1);
        expect(kit.choicesOf(payloads.at(-1) ?? {})).toEqual(asked);
        for (const payload of payloads.slice(0, -1)) expect(kit.choicesOf(payload)).toEqual([]);
      });

      it('one choice too many as numbers in the text', () => {
        const payloads = channel().render({ text: 'Which?', choices: choices(limits.choices + 1), menu: 'Choose' });
        expect(payloads.map(kit.textOf).join('\n')).toContain(`${limits.choices + 1}. Choice ${limits.choices}`);
        // What can be tapped besides leads to the same choices, or there is nothing.
        const tapped = payloads.flatMap(kit.choicesOf).map(({ id }) => id);
        expect([[], choices(limits.choices + 1).map(({ id }) => id)]).toContainEqual(tapped);
      });

      it('a title that is one too long still whole somewhere', () => {
        const title = `${'t'.repeat(limits.title)}!`;
        const payloads = channel().render({
          text: 'Which?',
          choices: choices(2, (index) => `${index} ${title}`.slice(0, title.length)),
          menu: 'Choose',
        });
        expect(JSON.stringify(payloads)).toContain(`0 ${title}`.slice(0, title.length));
        for (const choice of payloads.flatMap(kit.choicesOf)) expect(choice.title.length).toBeLessThanOrEqual(limits.title);
      });
    }

    it('what its own service takes, whatever the words are', async () => {
      const word = fc.string({ unit: 'grapheme', maxLength: 40 });
      const choice = fc.record({ title: word, description: word });
      const replies = fc.sample(fc.record({ text: word, choices: fc.array(choice, { maxLength: 12 }), menu: word }), {
        numRuns: 60,
        seed: 7,
      });
      for (const reply of replies) {
        const numbered = reply.choices.map((one, index) => ({ ...one, id: `run-1.3.${index}` }));
        for (const payload of channel().render({ ...reply, choices: numbered })) {
          expect(await sendOne(payload)).toMatchObject({ kind: 'sent' });
        }
      }
    });
  });
};

const choices = (count: number, title = (index: number): string => `Choice ${index}`): Choice[] =>
  Array.from({ length: count }, (_, index) => ({ id: `run-1.3.${index}`, title: title(index) }));

/** Texts around the limit, of words, emoji of several code points, marks and scripts without spaces. */
const longText = (limit: number): fc.Arbitrary<string> => {
  const piece = fc.constantFrom(
    'word ',
    'sentence ends. ',
    'new\nline',
    '\n\n',
    '👩‍👩‍👧‍👦',
    '🇩🇪',
    'é',
    'ไม่มีช่องว่าง',
    '銀行カード',
    'مرحبا ',
    '𝒳',
  );
  return fc
    .tuple(fc.array(piece, { minLength: 1, maxLength: 40, size: 'max' }), fc.integer({ min: 1, max: Math.ceil(limit / 40) }))
    .map(([pieces, times]) => pieces.join('').repeat(times));
};
