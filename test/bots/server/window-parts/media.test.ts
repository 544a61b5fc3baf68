import { describe, expect, it } from '@jest/globals';
import { largestFile } from '../../../../bots/media/limits';
import { fileSize } from '../../../../bots/server/window-parts/media/file-size';
import { kindOfFile } from '../../../../bots/server/window-parts/media/kind-of-file';
import { takenFiles } from '../../../../bots/server/window-parts/media/taken-files';

describe('a file in a window', () => {
  it('has a size as people say it', () => {
    expect([17, 999, 16_800, 2_140_000].map((bytes) => fileSize(bytes, 'en'))).toEqual(['17 byte', '999 byte', '17 kB', '2.1 MB']);
    expect(fileSize(2_140_000, 'de')).toBe('2,1 MB');
  });

  it('is a picture, a sound or a video by its type, else something to be saved', () => {
    const types = ['image/png', 'audio/ogg', 'video/mp4', 'application/pdf', '', 'text/html'];
    expect(types.map((type) => kindOfFile({ type }))).toEqual(['image', 'audio', 'video', 'document', 'document', 'document']);
  });

  it('may be as large as the server takes it', () => {
    expect(takenFiles.largest).toBe(largestFile);
  });
});
