import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { typeOf } from '../../../bots/media/type-of';

const of = (begins: string): string | undefined => typeOf(Buffer.from(`${begins} and more`, 'latin1'))?.mimeType;

describe('what a file is by its bytes', () => {
  it.each([
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['GIF89a', 'image/gif'],
    ['RIFF\n\0\0\0WEBPVP8 ', 'image/webp'],
    ['%PDF-1.7', 'application/pdf'],
    ['\0\0\0\x20ftypM4A ', 'audio/mp4'],
    ['\0\0\0\x20ftyp3gp4', 'video/3gpp'],
    ['\0\0\0\x20ftypisom', 'video/mp4'],
    ['OggS\0', 'audio/ogg'],
    ['#!AMR\n', 'audio/amr'],
    ['ID3\x03', 'audio/mpeg'],
    ['\xff\xf1', 'audio/aac'],
    ['\x1aE\xdf\xa3....webm', 'video/webm'],
  ])('%j begins %s', (begins, mimeType) => {
    expect(of(begins)).toBe(mimeType);
  });

  it.each([
    '',
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '<!DOCTYPE html>',
    'MZ',
    'PK\x03\x04',
    '\0\0\0\x20ftypheic',
    ' %PDF-1.7',
  ])('%j begins nothing that is taken', (begins) => {
    expect(of(begins)).toBeUndefined();
  });

  it('is told by its beginning alone, whatever comes', () => {
    const begins = fc.constantFrom('\xff\xd8\xff', 'RIFF\0\0\0\0WEBP', '\0\0\0\x20ftypisom', 'none');
    fc.assert(
      fc.property(begins, fc.uint8Array({ minLength: 64, maxLength: 500 }), (head, rest) => {
        const bytes = Buffer.concat([Buffer.from(head, 'latin1'), rest]);
        expect(typeOf(bytes)).toEqual(typeOf(bytes.subarray(0, 64)));
      }),
    );
  });
});
