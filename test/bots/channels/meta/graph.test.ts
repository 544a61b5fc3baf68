import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Agent } from 'undici';
import { graph } from '../../../../bots/channels/meta/graph';

const never = new AbortController().signal;
let server: Server | undefined;

const listen = async (answer: RequestListener): Promise<string> => {
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

describe('graph', () => {
  it('posts JSON with the bearer to the version’s path', async () => {
    const seen: unknown[] = [];
    const url = await listen((request, response) => {
      const { method, url: path, headers } = request;
      seen.push({ method, path, authorization: headers.authorization, type: headers['content-type'] });
      response.end('{"ok":true}');
    });
    const answer = await graph({ url: `${url}/`, version: 'v26.0', accessToken: 'token' }).post('1/messages', { a: 1 }, never);
    expect(answer).toEqual({ kind: 'answered', status: 200, body: { ok: true } });
    expect(seen).toEqual([{ method: 'POST', path: '/v26.0/1/messages', authorization: 'Bearer token', type: 'application/json' }]);
  });

  it('knows that nothing left when nobody listens', async () => {
    const url = await listen(() => {});
    await new Promise((resolve) => server?.close(resolve));
    expect(await graph({ url, version: 'v26.0', accessToken: 't' }).post('1/messages', {}, never)).toMatchObject({
      kind: 'unreached',
      code: 'ECONNREFUSED',
    });
  });

  it('knows that nothing left when the name does not exist', async () => {
    const resolved = Object.assign(new Error('getaddrinfo ENOTFOUND graph.invalid'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' });
    const dispatcher = new Agent({ connect: (_, done) => done(resolved, null) });
    expect(
      await graph({ url: 'http://graph.invalid', version: 'v26.0', accessToken: 't', dispatcher }).post('1/messages', {}, never),
    ).toMatchObject({
      kind: 'unreached',
      code: 'ENOTFOUND',
    });
  });

  it('does not know what became of a request that was not answered in time', async () => {
    const url = await listen(() => {});
    const dispatcher = new Agent({ headersTimeout: 20 });
    expect(await graph({ url, version: 'v26.0', accessToken: 't', dispatcher }).post('1/messages', {}, never)).toMatchObject({
      kind: 'silent',
      code: 'UND_ERR_HEADERS_TIMEOUT',
    });
  });

  it('does not know what became of a request whose connection was cut', async () => {
    const url = await listen((request) => request.socket.destroy());
    expect(await graph({ url, version: 'v26.0', accessToken: 't' }).post('1/messages', {}, never)).toMatchObject({ kind: 'silent' });
  });

  it('tells the status alone where the body is no JSON', async () => {
    const url = await listen((_, response) => response.writeHead(502).end('<html>'));
    expect(await graph({ url, version: 'v26.0', accessToken: 't' }).post('1/messages', {}, never)).toEqual({
      kind: 'answered',
      status: 502,
    });
  });

  it('does not follow a redirection with the token', async () => {
    const url = await listen((_, response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end());
    expect(await graph({ url, version: 'v26.0', accessToken: 't' }).post('1/messages', {}, never)).toEqual({
      kind: 'answered',
      status: 307,
    });
  });
});
