import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { handshake } from '../../../../bots/channels/meta/handshake';
import { signature } from '../../../../bots/channels/meta/signature';

describe('signature', () => {
  const body = Buffer.from('{"a":1}');
  const header = `sha256=${createHmac('sha256', 's').update(body).digest('hex')}`;

  it.each([[[]], [['']], [['good', '']]])('does not start with the secrets %j', (secrets) => {
    expect(() => signature(secrets)).toThrow(/Set it to/);
  });

  it('refuses a header that came twice', () => {
    expect(signature(['s'])(body, { 'x-hub-signature-256': header })).toBe(true);
    expect(signature(['s'])(body, { 'x-hub-signature-256': [header, header] })).toBe(false);
  });
});

describe('handshake', () => {
  it('does not start with an empty token', () => {
    expect(() => handshake('')).toThrow(/Choose one/);
  });
});
