/**
 * A region of the life of a request: the clock of who waits for a person, beside all else. It goes on wherever the request goes,
 * until somebody has spoken, and begins anew when the customer waits again.
 * @param closed what to do when the queue has closed meanwhile
 */
export const promising = <const Closed extends object>(closed: Closed) =>
  ({
    initial: 'looking',
    states: {
      looking: {
        entry: 'promise',
        always: [{ guard: 'isPromisedNothing', target: 'still' }, { guard: 'isWarned', target: 'warned' }, { target: 'running' }],
      },
      still: {},
      running: {
        after: {
          warning: [
            { guard: 'isClosed', ...closed },
            { guard: 'isLeftUnserved', target: 'looking', actions: ['warn', { type: 'tell', params: { text: 'unserved' } }] },
            { target: 'looking', actions: 'warn' },
          ],
        },
      },
      warned: {},
    },
  }) as const;
