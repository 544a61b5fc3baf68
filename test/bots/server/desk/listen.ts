import { until } from '../../../journeys/until';

export interface Heard {
  readonly event: string;
  readonly id?: string;
  readonly data: { readonly [key: string]: unknown };
}

/** A console's open stream. */
export interface Listening {
  readonly heard: readonly Heard[];
  /** The data of all events of this name. */
  of(event: string): readonly Heard['data'][];
  /** Resolves when it is so. */
  hears<Found>(what: string, look: (heard: readonly Heard[]) => Found | Promise<Found>): Promise<Exclude<Found, false | null | undefined>>;
  lastId(): string | undefined;
  ended(): boolean;
  close(): void;
}

export const listen = async (address: string, headers: Record<string, string>): Promise<Listening> => {
  const abort = new AbortController();
  const response = await fetch(address, { headers, signal: abort.signal });
  if (response.status !== 200 || response.body === null) throw new Error(`No stream: ${response.status} ${await response.text()}`);
  const heard: Heard[] = [];
  let ended = false;
  const read = async (body: ReadableStream<Uint8Array>): Promise<void> => {
    let rest = '';
    for await (const text of body.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop() ?? '';
      heard.push(...blocks.filter((block) => !block.startsWith(':')).map(event));
    }
  };
  void read(response.body)
    .catch(() => {})
    .finally(() => {
      ended = true;
    });
  return {
    heard,
    of: (name) => heard.filter((one) => one.event === name).map(({ data }) => data),
    hears: (what, look) => until(what, () => look(heard)),
    lastId: () => heard.findLast(({ id }) => id !== undefined)?.id,
    ended: () => ended,
    close: () => abort.abort(),
  };
};

const event = (block: string): Heard => {
  const fields = new Map(block.split('\n').map((line): [string, string] => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 2)]));
  const id = fields.get('id');
  return { event: fields.get('event') ?? '', data: JSON.parse(fields.get('data') ?? 'null'), ...(id === undefined ? {} : { id }) };
};
