import { Agent as Connections, request } from 'undici';

/** An agent at work over HTTP, as the window is: signed in, with the stream of events open. */
export interface DeskAgent {
  readonly accept: (handoff: string) => Promise<{ readonly conversation: string; readonly epoch: number }>;
  readonly reply: (to: { readonly conversation: string; readonly epoch: number }, text: string) => Promise<void>;
  /** Calls an address of the API; throws where the answer is no success. */
  readonly call: (method: 'GET' | 'POST' | 'PUT', path: string, body?: object, headers?: Record<string, string>) => Promise<Answer>;
  readonly leave: () => void;
}

type Answer = Readonly<Record<string, unknown>>;

/** @param heard every line that the stream tells of, at once */
export const deskAgent = async (
  url: string,
  who: { readonly email: string; readonly password: string },
  heard: (line: { readonly author: string; readonly text: string; readonly conversationId: string }) => void,
): Promise<DeskAgent> => {
  const dispatcher = new Connections({ pipelining: 1, connections: 64, bodyTimeout: 0 });
  const leaving = new AbortController();
  let cookie = '';
  let csrf = '';
  let replies = 0;

  const call: DeskAgent['call'] = async (method, path, body, headers = {}) => {
    const answer = await request(`${url}${path}`, {
      method,
      dispatcher,
      headers: { cookie, 'content-type': 'application/json', 'x-csrf-token': csrf, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const [given] = [answer.headers['set-cookie'] ?? []].flat();
    if (given !== undefined) cookie = given.split(';')[0] ?? '';
    const read = (await answer.body.json()) as Answer;
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${JSON.stringify(read)}`);
    return read;
  };

  csrf = String((await call('POST', '/api/session', who))['csrf']);
  await call('PUT', '/api/agents/me/presence', { intent: 'busy' });
  const stream = await request(`${url}/api/events`, { dispatcher, headers: { cookie }, signal: leaving.signal });
  void listen(stream.body, heard).catch(() => {});

  return {
    call,
    accept: async (handoff) => {
      const { handoff: taken, epoch } = await call('POST', `/api/handoffs/${handoff}/accept`, {});
      return { conversation: String((taken as Answer)['conversationId']), epoch: Number(epoch) };
    },
    reply: async ({ conversation, epoch }, text) => {
      replies += 1;
      const headers = { 'idempotency-key': `${replies}`, 'if-match': `"${epoch}"` };
      await call('POST', `/api/conversations/${conversation}/messages`, { text }, headers);
    },
    leave: () => leaving.abort(),
  };
};

const listen = async (body: AsyncIterable<Buffer>, heard: Parameters<typeof deskAgent>[2]): Promise<void> => {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const events = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const fields = new Map(event.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
      if (fields.get('event') === 'line') heard(JSON.parse(fields.get('data') ?? '{}') as Parameters<typeof heard>[0]);
    }
  }
};
