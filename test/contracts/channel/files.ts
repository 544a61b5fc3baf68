import { describe, expect, it } from '@jest/globals';
import type { Payload } from '../../../bots/channels/channel';
import { asId } from '../../../flows/dialogue/ids';
import type { DoorKit, OpenDoor } from './door-kit';
import type { SendOne } from './send-one';
import { solid } from './solid';

/** Files go out with their words, and come in without ever throwing. */
export const files = (kit: DoorKit, door: () => OpenDoor, sendOne: SendOne): void => {
  describe('files', () => {
    const picture = {
      mimeType: 'image/png',
      fileName: 'map ä "1".png',
      bytes: Buffer.from('\x89PNG\r\n\x1a\n and what is behind it', 'latin1'),
    };
    const { mimeType, fileName } = picture;
    const media = { id: asId<'media file'>('f'), kind: 'image', mimeType, fileName } as const;

    if (kit.takesNoFiles) {
      it('takes none', () => expect(door().channel.takes(mimeType, 1)).toBe(false));
    } else {
      it.each([
        ['without words', ''],
        ['with a caption', 'Here it is.'],
        ['with more words than fit anywhere', 'word '.repeat(1_500).trim()],
      ])('takes a picture %s, and all of these', async (_, text) => {
        expect(door().channel.takes(mimeType, picture.bytes.length)).toBe(true);
        const before = door().taken().length;
        const [first = {}, ...behind] = door().channel.render({ text, media });
        expect(await sendOne(first, undefined, picture)).toMatchObject({ kind: 'sent' });
        for (const payload of behind) expect(await sendOne(payload)).toMatchObject({ kind: 'sent' });
        expect(solid([captionOf(first), ...behind.map(kit.textOf)].join(''))).toBe(solid(text));
        expect(door().taken()).toHaveLength(before + 1 + behind.length);
      });
    }

    it('says of one that it cannot have that it is gone, and never throws', async () => {
      const fetched = await door().channel.download?.({ mediaId: 'file:///etc/passwd', signal: new AbortController().signal });
      expect([undefined, 'gone']).toContain(fetched?.kind);
      const calledOff = await door().channel.download?.({ mediaId: '1', signal: AbortSignal.abort() });
      expect(['undefined', 'retryLater', 'gone']).toContain(String(calledOff?.kind));
    });
  });
};

/** What stands with a file in its own bubble, under whatever name. */
const captionOf = (payload: Payload): string => /"(?:caption|text)":"([^"]*)"/.exec(JSON.stringify(payload))?.[1] ?? '';
