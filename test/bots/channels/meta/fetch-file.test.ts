import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Agent, type Dispatcher } from 'undici';
import { fetchFile } from '../../../../bots/channels/meta/fetch-file';
import { largestFile } from '../../../../bots/media/limits';

const { signal } = new AbortController();
let server: Server | undefined;

const listen = async (answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> => {
  const started = createServer(answer);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const address = started.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
};
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Writes down where it was to go, and goes nowhere. */
const nowhere = () => {
  const asked: string[] = [];
  const dispatcher = {
    request: async ({ origin }: Dispatcher.RequestOptions) => Promise.reject(new Error(asked.push(String(origin)) > 0 ? 'no' : '')),
  };
  return { asked, dispatcher: dispatcher as unknown as Dispatcher };
};

describe('a file of Meta’s', () => {
  it('is fetched whole, with the token where one is needed', async () => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 256));
    const seen: (string | undefined)[] = [];
    const graphUrl = await listen(({ url, headers }, response) => {
      seen.push(url, headers.authorization);
      response.end(bytes);
    });
    const fetching = fetchFile({ graphUrl });
    expect(await fetching(`${graphUrl}/a/b?c=d`, { accessToken: 'token', signal })).toEqual({ kind: 'brought', bytes });
    expect(await fetching(`${graphUrl}/e`, { signal })).toMatchObject({ kind: 'brought' });
    expect(seen).toEqual(['/a/b?c=d', 'Bearer token', '/e', undefined]);
  });

  it.each([
    'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1',
    'https://scontent.xx.fbcdn.net/v/a.jpg',
    'https://cdn.fbsbx.com/v/a.pdf',
    'https://mmg.whatsapp.net/v/a',
  ])('is asked for at %s', async (url) => {
    const { asked, dispatcher } = nowhere();
    expect(await fetchFile({ graphUrl: 'https://graph.facebook.com', dispatcher })(url, { accessToken: 't', signal })).toMatchObject({
      kind: 'retryLater',
    });
    expect(asked).toEqual([new URL(url).origin]);
  });

  it.each([
    'https://evil.example/a.jpg',
    'https://fbcdn.net.evil.example/a.jpg',
    'https://evilfbcdn.net/a.jpg',
    'https://scontent.fbcdn.net@evil.example/a.jpg',
    'http://scontent.xx.fbcdn.net/a.jpg',
    'https://scontent.xx.fbcdn.net:8443/a.jpg',
    'http://127.0.0.1:9/a.jpg',
    'file:///etc/passwd',
    '369239263222822',
  ])('is not asked for at %s, and nobody there sees the token', async (url) => {
    const { asked, dispatcher } = nowhere();
    const fetched = await fetchFile({ graphUrl: 'https://graph.facebook.com', dispatcher })(url, { accessToken: 't', signal });
    expect(fetched).toMatchObject({ kind: 'gone', code: 'foreign_address' });
    expect(asked).toEqual([]);
  });

  it('is not followed to where a redirection leads', async () => {
    const graphUrl = await listen((_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end());
    expect(await fetchFile({ graphUrl })(`${graphUrl}/a`, { accessToken: 't', signal })).toMatchObject({
      kind: 'retryLater',
      code: 'http_302',
    });
  });

  it('is dropped as soon as it is too large, whatever it says of itself', async () => {
    let isCut = false;
    const graphUrl = await listen((request, response) => {
      request.socket.once('close', () => {
        isCut = true;
      });
      const more = (): void => {
        while (!isCut && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', more);
      more();
    });
    expect(await fetchFile({ graphUrl })(`${graphUrl}/a`, { signal })).toMatchObject({ kind: 'gone', code: 'too_large' });
    while (!isCut) await new Promise((resolve) => setImmediate(resolve));
  });

  it('may be just as large as is taken', async () => {
    const graphUrl = await listen((_, response) => response.end(Buffer.alloc(largestFile)));
    expect(await fetchFile({ graphUrl })(`${graphUrl}/a`, { signal })).toMatchObject({ kind: 'brought', bytes: { length: largestFile } });
  });

  it.each([
    [404, 'expired', { kind: 'expired' }],
    [403, 'expired', { kind: 'expired' }],
    [401, 'tried again', { kind: 'retryLater', code: 'http_401' }],
    [429, 'tried again when the answer says', { kind: 'retryLater', after: 7_000 }],
    [503, 'tried again', { kind: 'retryLater', code: 'http_503' }],
  ])('that is answered with %i is %s', async (status, _, expected) => {
    const graphUrl = await listen((__, response) => response.writeHead(status, { 'retry-after': '7' }).end('no'));
    expect(await fetchFile({ graphUrl })(`${graphUrl}/a`, { signal })).toMatchObject(expected);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['breaks off in the middle', (response) => response.writeHead(200, { 'content-length': 10 }).write('half', () => response.destroy())],
    ['never comes', () => {}],
  ])('that %s is tried again', async (_, answer) => {
    const graphUrl = await listen((__, response) => answer(response));
    const dispatcher = new Agent({ headersTimeout: 20 });
    expect(await fetchFile({ graphUrl, dispatcher })(`${graphUrl}/a`, { signal })).toMatchObject({ kind: 'retryLater', code: 'no_answer' });
  });

  it('is not asked for when it was called off', async () => {
    const { asked, dispatcher } = nowhere();
    const called = fetchFile({ graphUrl: 'https://graph.facebook.com', dispatcher });
    expect(await called('https://a.fbcdn.net/b', { signal: AbortSignal.abort() })).toMatchObject({ kind: 'retryLater', code: 'aborted' });
    expect(asked).toEqual([]);
  });
});
