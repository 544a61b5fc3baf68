import type { JsonObject } from '../../../../flows/dialogue/json';
import { until } from '../../../journeys/until';

/** The page of a visitor, as far as the server sees it. */
export interface Page {
  readonly token: string;
  readonly conversationId: string;
  post(message: object): Promise<Response>;
  /** Listens from behind an id, or from the first line. */
  listen(lastEventId?: string): Promise<Listening>;
}

export interface Heard {
  readonly event: string;
  readonly data: JsonObject;
  readonly id?: string;
}

export interface Listening {
  readonly heard: readonly Heard[];
  readonly lines: () => readonly JsonObject[];
  /** The texts of the lines, in the order in which they came. */
  readonly texts: () => readonly string[];
  /** The last id that came. */
  readonly lastId: () => string | undefined;
  /** Resolves when so many lines have come. */
  readonly hears: (lines: number) => Promise<readonly JsonObject[]>;
  readonly ended: () => boolean;
  readonly close: () => void;
}

export const json = (body: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** Opens a session, as the page does when it is opened for the first time. */
export const openPage = async (url: string, wish: object = {}): Promise<Page> => {
  const opened = await fetch(`${url}/api/chat/sessions`, json(wish));
  if (opened.status !== 201) throw new Error(`No session: ${opened.status} ${await opened.text()}`);
  const { token, conversationId } = (await opened.json()) as { token: string; conversationId: string };
  return pageWith(url, token, conversationId);
};

/** The same page behind another address of the server. */
export const pageWith = (url: string, token: string, conversationId: string): Page => {
  const authorization = `Bearer ${token}`;
  return {
    token,
    conversationId,
    post: (message) => {
      const request = json(message);
      return fetch(`${url}/api/chat/messages`, { ...request, headers: { ...request.headers, authorization } });
    },
    listen: async (lastEventId) => {
      const abort = new AbortController();
      const headers = { authorization, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) };
      const response = await fetch(`${url}/api/chat/events`, { headers, signal: abort.signal });
      if (response.status !== 200 || response.body === null) throw new Error(`No stream: ${response.status}`);
      return listening(response.body, abort);
    },
  };
};

const listening = (body: ReadableStream<Uint8Array>, abort: AbortController): Listening => {
  const heard: Heard[] = [];
  let ended = false;
  const read = async (): Promise<void> => {
    let rest = '';
    for await (const text of body.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop() ?? '';
      heard.push(...blocks.filter((block) => !block.startsWith(':')).map(event));
    }
  };
  void read()
    .catch(() => {})
    .finally(() => {
      ended = true;
    });
  const lines = (): readonly JsonObject[] => heard.filter(({ event: name }) => name === 'line').map(({ data }) => data);
  return {
    heard,
    lines,
    texts: () => lines().map(({ text }) => (typeof text === 'string' ? text : '')),
    lastId: () => heard.findLast(({ id }) => id !== undefined)?.id,
    hears: (count) => until(`${count} lines come, after ${JSON.stringify(lines().at(-1))}`, () => lines().length >= count && lines()),
    ended: () => ended,
    close: () => abort.abort(),
  };
};

const event = (block: string): Heard => {
  const fields = new Map(block.split('\n').map((line): [string, string] => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 2)]));
  const id = fields.get('id');
  return { event: fields.get('event') ?? '', data: JSON.parse(fields.get('data') ?? 'null'), ...(id === undefined ? {} : { id }) };
};
