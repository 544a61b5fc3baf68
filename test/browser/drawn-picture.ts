import { deflateSync } from 'node:zlib';

/** A picture of a bank card of this many pixels, as PNG: large enough that one sees on the page what became of it. */
export const drawnPicture = (width = 640, height = 400): Buffer => {
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width * 3);
    for (let x = 0; x < width; x += 1) row.set(colour(x / width, y / height), 1 + x * 3);
    return row;
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // 8 bits a channel, red, green and blue.
  head.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** A blue card with a chip and a stripe. */
const colour = (x: number, y: number): readonly [number, number, number] => {
  if (x > 0.08 && x < 0.22 && y > 0.3 && y < 0.52) return [214, 178, 88];
  if (y > 0.72 && y < 0.78 && x > 0.08 && x < 0.7) return [225, 233, 240];
  return [20 + Math.round(40 * x), 60 + Math.round(60 * x), 130 + Math.round(50 * y)];
};

const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(checksum(body));
  return Buffer.concat([length, body, sum]);
};

/** CRC-32 as the PNG specification has it; Node's own comes with a later version than the oldest that is served. */
const checksum = (bytes: Buffer): number => {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
};
