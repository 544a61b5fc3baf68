import { setTimeout as sleep } from 'node:timers/promises';
import { TurnedAway } from '../../../bots/channels/webchat/widget/transport/api';
import { stayInTouch } from '../../../bots/channels/webchat/widget/transport/stay-in-touch';
import type { ServerEvent } from '../../../bots/server/window-parts/parse-events';
import type { Bubble, Choice, Door, Mouth, Taken } from './door';

interface Session {
  readonly token: string;
  readonly conversationId: string;
}

type Call = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };

/** Longer than this no answer is waited for, ms. */
const patience = 20_000;

/**
 * The web chat, with the page's own way of keeping in touch: a stream that goes on after the last event, however often it breaks.
 * `retries`: waits before a message is posted again, ms.
 */
export const webchatDoor = (url: string, retries: readonly number[]): Door => {
  const hangUps: (() => void)[] = [];
  const closing = new AbortController();

  const call = async (path: string, token: string | null, init: Call): Promise<Response> => {
    const headers = { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
    const response = await fetch(`${url}/api/chat${path}`, { ...init, headers: { ...headers, ...init.headers } });
    if (response.ok) return response;
    await response.body?.cancel();
    throw new TurnedAway(response.status);
  };
  const post = (path: string, token: string | null, body: object): Promise<Response> =>
    call(path, token, { method: 'POST', body: JSON.stringify(body), signal: AbortSignal.timeout(patience) });

  const begin = async (): Promise<Session> => (await (await post('/sessions', null, { locale: 'en' })).json()) as Session;

  const open = async (token: string, lastId: string | null, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> => {
    const { body } = await call('/events', token, { signal, headers: lastId === null ? {} : { 'last-event-id': lastId } });
    if (!body) throw new TurnedAway(502);
    return body;
  };

  const attempt = async (token: string, message: object): Promise<Taken> => {
    try {
      await (await post('/messages', token, message)).body?.cancel();
      return 'accepted';
    } catch (error) {
      const later = !(error instanceof TurnedAway) || error.status >= 500 || error.status === 429;
      return later ? 'unheard' : 'turned away';
    }
  };

  const keepTrying = async (token: string, message: object): Promise<Taken> => {
    let taken = await attempt(token, message);
    for (const wait of retries) {
      if (taken !== 'unheard' || closing.signal.aborted) break;
      await sleep(wait);
      taken = await attempt(token, message);
    }
    return taken;
  };

  const mouthOf = ({ token, conversationId }: Session): Mouth => ({
    conversation: conversationId,
    say: (clientId, text) => keepTrying(token, { clientId, text }),
    tap: (clientId, { id }) => keepTrying(token, { clientId, choice: id }),
  });

  return {
    name: 'webchat',
    environment: {},
    newcomer: (heard) =>
      new Promise((resolve) => {
        const hear = onScreen(heard);
        const contact = stayInTouch({
          session: null,
          begin: async () => {
            const session = await begin();
            resolve(mouthOf(session));
            return session;
          },
          open,
          hear,
          turn: () => {},
          // What is said to it after that is turned away, and thereby judged.
          forget: () => contact.stop(),
          now: Date.now,
          after: (ms, run) => {
            const timer = setTimeout(run, ms);
            return () => clearTimeout(timer);
          },
          // The shortest waits that a page has: the more of them knock while the product starts.
          random: () => 0,
        });
        hangUps.push(contact.stop);
      }),
    close: () => {
      closing.abort();
      for (const hangUp of hangUps.splice(0)) hangUp();
    },
  };
};

/** A line that comes again replaces itself; only what it newly says is heard. */
const onScreen = (heard: (bubble: Bubble) => void): ((event: ServerEvent) => void) => {
  const shown = new Map<number, string>();
  return ({ event, data }) => {
    if (event !== 'line') return;
    const line = JSON.parse(data) as { author: string; seq: number; text: string; choices?: readonly Choice[] };
    if (line.author === 'customer' || shown.get(line.seq) === line.text) return;
    shown.set(line.seq, line.text);
    heard({ letter: String(line.seq).padStart(8, '0'), text: line.text, choices: line.choices ?? [] });
  };
};
