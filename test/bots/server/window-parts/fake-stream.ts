/** Lets everything run that waits for nothing but its turn. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A stream of events in the test's hand. */
export const fakeStream = () => {
  let speaker: ReadableStreamDefaultController<Uint8Array> | undefined;
  return {
    /** A connection; the last one is spoken to. */
    connect: (signal: AbortSignal): ReadableStream<Uint8Array> =>
      new ReadableStream<Uint8Array>({
        start: (controller) => {
          speaker = controller;
          signal.addEventListener('abort', () => controller.error(new Error('aborted')));
        },
      }),
    speaks: async (text: string): Promise<void> => {
      speaker?.enqueue(new TextEncoder().encode(text));
      await settle();
    },
    breaks: async (): Promise<void> => {
      speaker?.close();
      await settle();
    },
  };
};
