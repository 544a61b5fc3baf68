import { patience } from '../../../../server/window-parts/patience';

/** The server turned a request away; `status` says whether it can be tried again. */
export class TurnedAway extends Error {
  constructor(readonly status: number) {
    super(`The server answered ${status}.`);
    this.name = 'TurnedAway';
  }
}

export interface Session {
  readonly token: string;
}

/** A language of the page with its texts, and the others that there are. */
export interface PageTexts {
  readonly locale: string;
  readonly locales: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
}

/** @throws TurnedAway, or what `fetch` throws when the server cannot be reached. */
export const openSession = async (locale: string): Promise<Session> =>
  (await (await call('/api/chat/sessions', post(null, { locale }))).json()) as Session;

/** @throws TurnedAway, or what `fetch` throws when the server cannot be reached. */
export const postMessage = async (
  token: string,
  message: { readonly clientId: string } & (
    | { readonly text: string }
    | { readonly choice: string }
    | { readonly media: { readonly id: string } }
  ),
): Promise<void> => {
  await call('/api/chat/messages', post(token, message));
};

/**
 * Its id, by which a message may name it. The same file twice is one.
 * @throws TurnedAway, or what `fetch` throws when the server cannot be reached.
 */
export const uploadFile = async (token: string, file: File): Promise<string> => {
  const body = new FormData();
  body.append('file', file);
  const answered = await call('/api/chat/media', { method: 'POST', headers: bearer(token), body }, patience.withFile);
  return ((await answered.json()) as { readonly id: string }).id;
};

/** @throws TurnedAway, or what `fetch` throws when the server cannot be reached. */
export const readFile = async (token: string, id: string): Promise<Blob> =>
  (await call(`/api/chat/media/${encodeURIComponent(id)}`, { headers: bearer(token) }, patience.withFile)).blob();

/** @throws TurnedAway, or what `fetch` throws when the server cannot be reached. */
export const readTexts = async (locale: string): Promise<PageTexts> =>
  (await (await call(`/api/chat/texts?locale=${encodeURIComponent(locale)}`, {})).json()) as PageTexts;

/**
 * The stream of events from the one after `lastId`, or from the first.
 * @throws TurnedAway, or what `fetch` throws when the server cannot be reached.
 */
export const openEvents = async (token: string, lastId: string | null, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> => {
  const headers = {
    ...bearer(token),
    accept: 'text/event-stream',
    ...(lastId === null ? {} : { 'last-event-id': lastId }),
  };
  const response = await fetch('/api/chat/events', { headers, signal });
  if (!response.ok || response.body === null) throw new TurnedAway(response.status);
  return response.body;
};

const post = (token: string | null, body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...(token === null ? {} : bearer(token)) },
  body: JSON.stringify(body),
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

const call = async (path: string, init: RequestInit, within: number = patience.usual): Promise<Response> => {
  const response = await fetch(path, { ...init, signal: AbortSignal.timeout(within) });
  if (!response.ok) throw new TurnedAway(response.status);
  return response;
};
