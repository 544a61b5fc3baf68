/** Files by their first bytes: what is behind them, nobody looks at. */
const beginning = (bytes: string, size: number): Buffer => Buffer.concat([Buffer.from(bytes, 'latin1'), Buffer.alloc(size, 7)]);

export const jpeg = (size = 1_000): Buffer => beginning('\xff\xd8\xff\xe0', size);
export const png = (size = 1_000): Buffer => beginning('\x89PNG\r\n\x1a\n', size);
export const pdf = (size = 1_000): Buffer => beginning('%PDF-1.7\n', size);
export const ogg = (size = 1_000): Buffer => beginning('OggS\0', size);
