import { patience } from '../../../bots/server/window-parts/patience';
import { Refused } from './refused';
import { serverClock } from './server-clock';

interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or a form with a file in it. */
  readonly body?: object | undefined;
  /** Whether a file is on its way, in either direction. */
  readonly hasFile?: boolean;
}

/**
 * Asks the server.
 * @throws Refused, or what `fetch` throws when the server cannot be reached.
 */
export const ask = async (method: string, path: string, { headers = {}, body, hasFile = false }: Asked = {}): Promise<Response> => {
  const asked = Date.now();
  const isJson = body !== undefined && !(body instanceof FormData);
  const response = await fetch(path, {
    method,
    headers: { accept: 'application/json', ...headers, ...(isJson ? { 'content-type': 'application/json' } : {}) },
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(hasFile ? patience.withFile : patience.usual),
  });
  serverClock.set(response.headers.get('date'), asked);
  if (!response.ok) throw await refusalIn(response);
  return response;
};

const refusalIn = async (response: Response): Promise<Refused> => {
  // Whatever stands between here and the server may answer something else than JSON.
  const told = (await response.json().catch(() => ({}))) as { error?: string; by?: { name?: string } };
  return new Refused(response.status, told.error ?? 'unknown', told.by?.name ?? null);
};
