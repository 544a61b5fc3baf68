import { expect, it } from '@jest/globals';
import { partSize } from '../../../bots/media/limits';
import { type KeptFile, mediaFiles } from '../../../bots/media/media-file';
import { partsOf } from '../../../bots/media/parts-of';
import { readBytes } from '../../../bots/media/read-bytes';
import { change } from '../../../bots/storage/store';
import { memoryStore } from '../../../bots/testing/memory-store';
import { asId } from '../../../flows/dialogue/ids';

it.each([0, 1, partSize - 1, partSize, partSize + 1, 3 * partSize + 7])('%i bytes come back as they were kept', async (size) => {
  const store = memoryStore();
  const whole = Buffer.from(Array.from({ length: size + 16 }, (_, index) => (index * 31) % 256));
  // A view into a larger buffer, as a pool of the runtime's gives it.
  const bytes = whole.subarray(16);
  const { changes, parts } = partsOf(asId('f'), bytes);
  const about = { id: asId<'media file'>('f'), conversation: asId<'conversation'>('c'), kind: 'image', mimeType: 'image/png' } as const;
  const file: KeptFile = { ...about, state: 'kept', attempts: 0, size, parts };
  await store.commit([change.insert(mediaFiles, file), ...changes]);
  expect(parts).toBe(Math.ceil(size / partSize));
  expect((await readBytes(store, file))?.equals(bytes)).toBe(true);
});
