import { describe, expect, it } from '@jest/globals';
import { receive } from '../../../../bots/channels/webchat/receive';

const now = Date.UTC(2026, 2, 1);
const read = (message: object, more: object = {}) =>
  receive('webchat')(JSON.parse(JSON.stringify({ visitor: 'visitor-1', at: now, ...more, message })), now);

describe('the web chat receives', () => {
  it('what is known of the language, and an id that is the visitor’s own', () => {
    expect(read({ clientId: 'a', text: 'hello' }, { locale: 'de' })).toEqual([
      {
        kind: 'message',
        id: 'visitor-1:a',
        account: 'webchat',
        at: now,
        from: 'visitor-1',
        locale: 'de',
        content: { kind: 'text', text: 'hello' },
      },
    ]);
  });

  it('a place, with its name or without', () => {
    expect(read({ clientId: 'a', place: { lat: 52.5, lon: 13.4, name: ' Home ' } })).toMatchObject([
      { content: { kind: 'place', lat: 52.5, lon: 13.4, name: 'Home' } },
    ]);
    expect(read({ clientId: 'a', place: { lat: 0, lon: 0 } })).toMatchObject([{ content: { kind: 'place', lat: 0, lon: 0 } }]);
  });

  it.each([
    ['\r\nhello\u0007\tthere ', 'hello there'],
    [`${'x'.repeat(4_096)}`, 'x'.repeat(4_096)],
    ['half a pair \ud800', 'half a pair \ufffd'],
  ])('the text %j clean', (text, clean) => {
    expect(read({ clientId: 'a', text })).toMatchObject([{ content: { text: clean } }]);
  });
});
