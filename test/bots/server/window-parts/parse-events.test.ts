import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseEvents } from '../../../../bots/server/window-parts/parse-events';

const stream =
  ': beat\n\nid: 7\nevent: line\ndata: {"text":"ä:"}\n\nevent: typing\r\ndata:{"on":true}\r\n\r\ndata: two\rdata: lines\r\rid: 8\n\n';
const events = [
  { id: '7', event: 'line', data: '{"text":"ä:"}' },
  { id: null, event: 'typing', data: '{"on":true}' },
  { id: null, event: 'message', data: 'two\nlines' },
];

describe('the reader of a stream of events', () => {
  it('knows comments, ids, names, data of several lines and all line breaks', () => {
    expect(parseEvents()(stream)).toEqual(events);
  });

  it('finds the same events wherever the network cuts the stream', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: stream.length })), (cuts) => {
        const read = parseEvents();
        const edges = [0, ...cuts.sort((a, b) => a - b), stream.length];
        expect(edges.flatMap((edge, index) => [...read(stream.slice(edge, edges[index + 1]))])).toEqual(events);
      }),
    );
  });

  it('keeps an event that is not complete to itself', () => {
    const read = parseEvents();
    expect(read('event: line\ndata: {}\n')).toEqual([]);
    expect(read('\n')).toEqual([{ id: null, event: 'line', data: '{}' }]);
  });
});
