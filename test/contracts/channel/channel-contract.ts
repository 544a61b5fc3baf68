// One suite, longer than others: what every door must do stands in one place, in the order in which a message goes through it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Attached, Channel, Payload, Sent } from '../../../bots/channels/channel';
import { asId } from '../../../flows/dialogue/ids';
import type { Inbound } from '../../../flows/dialogue/inbound';
import type { Json } from '../../../flows/dialogue/json';
import type { Choice } from '../../../flows/dialogue/reply';
import type { DoorKit, Fault, OpenDoor } from './door-kit';

const OUTCOMES: Readonly<Record<Fault, { readonly sent: Partial<Sent>; readonly taken: number }>> = {
  busy: { sent: { kind: 'retryLater', holds: 'account', after: 7_000 }, taken: 0 },
  pair: { sent: { kind: 'retryLater', holds: 'conversation' }, taken: 0 },
  overloaded: { sent: { kind: 'retryLater', holds: 'letter' }, taken: 0 },
  badGateway: { sent: { kind: 'retryLater', holds: 'letter' }, taken: 0 },
  refused: { sent: { kind: 'refused' }, taken: 0 },
  resetTaken: { sent: { kind: 'unknown' }, taken: 1 },
  brokenAnswer: { sent: { kind: 'unknown' }, taken: 1 },
  hang: { sent: { kind: 'unknown' }, taken: 1 },
};

/** What every door owes the house. */
export const channelContract = (name: string, kit: DoorKit): void => {
  describe(`the door ${name}`, () => {
    let door: OpenDoor;
    let channel: Channel;
    const at = Date.UTC(2026, 2, 1, 9);
    const now = at + 60_000;
    const said = { id: 'm-1', from: kit.customer, at };
    const receive = (body: Json): readonly Inbound[] => channel.receive(body, now);
    const text = (id: string, words = 'hello'): Json => kit.bodies.text({ ...said, id, text: words });

    beforeAll(async () => {
      door = await kit.open();
      channel = door.channel;
    });
    afterAll(() => door.close());

    describe('verifies', () => {
      const body = Buffer.from(JSON.stringify(text('m-1', 'Grüße')));
      const { sign, forge } = kit;

      if (sign === undefined || forge === undefined) {
        it('nothing, for nothing is posted to it from outside', () => {
          expect(channel.verify.signature(body, {})).toBe(false);
          expect(channel.verify.handshake(new URLSearchParams())).toBeNull();
        });
      } else {
        it('takes what the service signed', () => {
          expect(channel.verify.signature(body, sign(body))).toBe(true);
        });

        it('refuses the same signature over one flipped bit', () => {
          const other = Buffer.from(body);
          other[10] = (other[10] ?? 0) ^ 1;
          expect(channel.verify.signature(other, sign(body))).toBe(false);
        });

        it.each(Object.entries(forge(body)))('refuses a signature that is %s', (_, headers) => {
          expect(channel.verify.signature(body, headers)).toBe(false);
        });
      }

      if (kit.handshake !== undefined) {
        const { right, challenge, wrong } = kit.handshake;
        it('gives the challenge back to who knows the token', () => {
          expect(channel.verify.handshake(new URLSearchParams(right))).toBe(challenge);
        });

        it.each(Object.entries(wrong))('gives nothing back for a handshake with %s', (_, query) => {
          expect(channel.verify.handshake(new URLSearchParams(query))).toBeNull();
        });
      }
    });

    describe('receives', () => {
      it('reads a text', () => {
        expect(receive(text('m-1', 'Grüße 👋🏽'))).toMatchObject([
          { kind: 'message', account: channel.account, at, from: kit.customer, content: { kind: 'text', text: 'Grüße 👋🏽' } },
        ]);
      });

      it('reads a tap as the choice that we gave', () => {
        expect(receive(kit.bodies.tap({ ...said, choice: 'run-1.3.yes', title: 'Yes' }))).toMatchObject([
          { kind: 'message', from: kit.customer, content: { kind: 'choice', choice: 'run-1.3.yes', title: 'Yes' } },
        ]);
      });

      const { status: statusOf } = kit.bodies;
      if (statusOf !== undefined) {
        it('reads that a letter went out, with its correlation', () => {
          expect(receive(statusOf({ providerId: 'p-1', at, status: 'sent', correlation: 'letter-1' }))).toMatchObject([
            { kind: 'status', account: channel.account, at, providerId: 'p-1', status: 'sent', correlation: 'letter-1' },
          ]);
        });

        it.each(['delivered', 'read'] as const)('reads that it was %s, it or all up to a time', (status) => {
          const [told, ...more] = receive(statusOf({ providerId: 'p-1', at, status, correlation: 'letter-1' }));
          expect(more).toEqual([]);
          expect([
            { ...told, kind: 'status', providerId: 'p-1' },
            { ...told, kind: 'watermark', to: kit.customer, until: at },
          ]).toContainEqual(told);
          expect(told).toMatchObject({ account: channel.account, at, status });
        });

        it('gives each status of one letter an id of its own', () => {
          const of = (status: 'sent' | 'delivered' | 'read'): Json => statusOf({ providerId: 'p-1', at, status, correlation: 'letter-1' });
          const ids = receive(kit.bodies.batch([of('sent'), of('delivered'), of('read')])).map(({ id }) => id);
          expect(new Set(ids).size).toBe(3);
        });
      }

      it.each(Object.entries(kit.bodies.kept))('keeps %s', (_, body) => {
        const inbound = receive(body);
        expect(inbound.length).toBeGreaterThan(0);
        for (const one of inbound) expect(one.kind).toBe('kept');
      });

      it('reads all of a batch, in its order', () => {
        const words = Array.from({ length: 1000 }, (_, index) => `word ${index}`);
        const inbound = receive(kit.bodies.batch(words.map((word, index) => text(`m-${index}`, word))));
        expect(inbound.map((one) => (one.kind === 'message' && one.content.kind === 'text' ? one.content.text : one.kind))).toEqual(words);
      });

      it('gives a repeated delivery the same ids, whenever it comes', () => {
        const bodies = [text('m-1'), kit.bodies.tap({ ...said, choice: 'c', title: 'C' }), ...Object.values(kit.bodies.kept)];
        const batch = kit.bodies.batch(bodies);
        const later = channel.receive(JSON.parse(JSON.stringify(batch)), now + 86_400_000);
        expect(later.map(({ id }) => id)).toEqual(receive(batch).map(({ id }) => id));
      });

      it('never throws, and accounts for something of whatever comes', () => {
        fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), (body) => receive(body).length > 0));
      });

      it('never throws on a right body with something else at any place', () => {
        const right = [
          text('m-1'),
          ...(statusOf === undefined ? [] : [statusOf({ providerId: 'p-1', at, status: 'sent', correlation: 'c' })]),
          kit.bodies.tap({ ...said, choice: 'c', title: 'C' }),
        ];
        fc.assert(
          fc.property(fc.constantFrom(...right), fc.nat(), fc.jsonValue({ maxDepth: 2 }), (body, place, value) => {
            expect(receive(replaced(body, place, value)).length).toBeGreaterThan(0);
          }),
        );
      });

      it('keeps a body that is deeper than a stack', () => {
        let deep: Json = 'bottom';
        for (let level = 0; level < 200_000; level++) deep = [deep];
        expect(receive({ entry: deep })).toMatchObject([{ kind: 'kept' }]);
        expect(receive(deep)).toMatchObject([{ kind: 'kept' }]);
      });
    });

    describe('renders', () => {
      it('a short text as one bubble', () => {
        expect(channel.render({ text: 'hello' }).map(kit.textOf)).toEqual(['hello']);
      });

      it('no bubble for a text without words', () => {
        expect(channel.render({ text: ' \n ' })).toEqual([]);
      });

      const { limits } = kit;
      if (limits === undefined) {
        it('any text and any number of choices as they are', () => {
          const text = 'word '.repeat(10_000).trim();
          const asked = choices(200, (index) => `${index} ${'t'.repeat(200)}`);
          const payloads = channel.render({ text, choices: asked, menu: 'Choose' });
          expect(payloads.map(kit.textOf)).toEqual([text]);
          expect(payloads.flatMap(kit.choicesOf)).toEqual(asked);
        });
      } else {
        it.each([-1, 0, 1])('a text of the limit %i in as few bubbles as it needs', (more) => {
          const payloads = channel.render({ text: 'x'.repeat(limits.text + more) });
          expect(payloads).toHaveLength(more > 0 ? 2 : 1);
        });

        it('the whole of any text, in order, in bubbles that are neither empty nor too long', () => {
          fc.assert(
            fc.property(longText(limits.text), fc.integer({ min: 0, max: limits.choices }), (words, count) => {
              const payloads = channel.render({ text: words, choices: choices(count), menu: 'Choose' });
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
          const payloads = channel.render({ text: `${'word '.repeat(limits.text / 4)} Which one?`, choices: asked, menu: 'Choose' });
          expect(payloads.length).toBeGreaterThan(1);
          expect(kit.choicesOf(payloads.at(-1) ?? {})).toEqual(asked);
          for (const payload of payloads.slice(0, -1)) expect(kit.choicesOf(payload)).toEqual([]);
        });

        it('one choice too many as numbers in the text', () => {
          const payloads = channel.render({ text: 'Which?', choices: choices(limits.choices + 1), menu: 'Choose' });
          expect(payloads.map(kit.textOf).join('\n')).toContain(`${limits.choices + 1}. Choice ${limits.choices}`);
          // What can be tapped besides leads to the same choices, or there is nothing.
          const tapped = payloads.flatMap(kit.choicesOf).map(({ id }) => id);
          expect([[], choices(limits.choices + 1).map(({ id }) => id)]).toContainEqual(tapped);
        });

        it('a title that is one too long still whole somewhere', () => {
          const title = `${'t'.repeat(limits.title)}!`;
          const payloads = channel.render({
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
          for (const payload of channel.render({ ...reply, choices: numbered })) {
            expect(await sendOne(payload)).toMatchObject({ kind: 'sent' });
          }
        }
      });
    });

    let letters = 0;
    const sendOne = (payload: Payload, signal = new AbortController().signal, attached?: Attached): Promise<Sent> => {
      letters += 1;
      const file = attached ? { attached } : {};
      return channel.send({ to: kit.customer, payload, ...file, correlation: `letter-${letters}/0`, late: false, signal });
    };
    const hello = (): Payload => channel.render({ text: 'hello' })[0] ?? {};

    describe('files', () => {
      const picture = {
        mimeType: 'image/png',
        fileName: 'map ä "1".png',
        bytes: Buffer.from('\x89PNG\r\n\x1a\n and what is behind it', 'latin1'),
      };
      const { mimeType, fileName } = picture;
      const media = { id: asId<'media file'>('f'), kind: 'image', mimeType, fileName } as const;

      if (kit.takesNoFiles) {
        it('takes none', () => expect(channel.takes(mimeType, 1)).toBe(false));
      } else {
        it.each([
          ['without words', ''],
          ['with a caption', 'Here it is.'],
          ['with more words than fit anywhere', 'word '.repeat(1_500).trim()],
        ])('takes a picture %s, and all of these', async (_, text) => {
          expect(channel.takes(mimeType, picture.bytes.length)).toBe(true);
          const before = door.taken().length;
          const [first = {}, ...behind] = channel.render({ text, media });
          expect(await sendOne(first, undefined, picture)).toMatchObject({ kind: 'sent' });
          for (const payload of behind) expect(await sendOne(payload)).toMatchObject({ kind: 'sent' });
          expect(solid([captionOf(first), ...behind.map(kit.textOf)].join(''))).toBe(solid(text));
          expect(door.taken()).toHaveLength(before + 1 + behind.length);
        });
      }

      it('says of one that it cannot have that it is gone, and never throws', async () => {
        const fetched = await channel.download?.({ mediaId: 'file:///etc/passwd', signal: new AbortController().signal });
        expect([undefined, 'gone']).toContain(fetched?.kind);
        const calledOff = await channel.download?.({ mediaId: '1', signal: AbortSignal.abort() });
        expect(['undefined', 'retryLater', 'gone']).toContain(String(calledOff?.kind));
      });
    });

    describe('sends', () => {
      it('and tells the id that the service gave', async () => {
        const before = door.taken().length;
        const [one, other] = [await sendOne(hello()), await sendOne(hello())];
        if (one.kind !== 'sent' || other.kind !== 'sent') throw new Error(`not sent: ${JSON.stringify([one, other])}`);
        expect(one.providerId).not.toBe(other.providerId);
        expect(door.taken().slice(before)).toEqual(['hello', 'hello']);
      });

      for (const fault of kit.faults) {
        it(`and says what to do after the fault "${fault}"`, async () => {
          const before = door.taken().length;
          door.fail(fault);
          const calledOff = new AbortController();
          const sending = sendOne(hello(), calledOff.signal);
          if (fault === 'hang') {
            while (door.taken().length === before) await new Promise((resolve) => setImmediate(resolve));
            calledOff.abort();
          }
          const sent = await sending;
          expect(sent).toMatchObject(OUTCOMES[fault].sent);
          expect(sent).toMatchObject({ code: expect.any(String), reason: expect.stringMatching(/\S/) });
          expect(door.taken().length - before).toBe(OUTCOMES[fault].taken);
        });
      }

      it('not at all when it was called off before', async () => {
        const before = door.taken().length;
        expect(await sendOne(hello(), AbortSignal.abort())).toMatchObject({ kind: 'retryLater', holds: 'letter' });
        expect(door.taken()).toHaveLength(before);
      });

      it('the sign that a message was seen, and does not mind when that fails', async () => {
        const seen = { providerId: 'wamid.m-1', from: kit.customer };
        await expect(channel.seen(seen, new AbortController().signal)).resolves.toBeUndefined();
        await expect(channel.seen(seen, AbortSignal.abort())).resolves.toBeUndefined();
      });
    });
  });
};

const choices = (count: number, title = (index: number): string => `Choice ${index}`): Choice[] =>
  Array.from({ length: count }, (_, index) => ({ id: `run-1.3.${index}`, title: title(index) }));

/** What stands with a file in its own bubble, under whatever name. */
const captionOf = (payload: Payload): string => /"(?:caption|text)":"([^"]*)"/.exec(JSON.stringify(payload))?.[1] ?? '';

const solid = (text: string): string => text.replace(/\s/g, '');

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

/** The JSON with the value at its n-th place (modulo their number) replaced. */
const replaced = (json: Json, place: number, value: Json): Json => {
  const text = JSON.stringify(json);
  let places = 0;
  JSON.parse(text, () => {
    places += 1;
    return true;
  });
  let here = 0;
  return JSON.parse(text, (_, part: Json) => (here++ === place % places ? value : part));
};
