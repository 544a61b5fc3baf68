import { Refused } from './refused';
import { serverClock } from './server-clock';

/** Longer than this no answer is waited for, ms. */
const patience = 20_000;

/**
 * Asks the server; null where it answers without a body.
 * @throws Refused, or what `fetch` throws when the server cannot be reached.
 */
export const call = async <Answer>(method: string, path: string, headers: Readonly<Record<string, string>> = {}, body?: object) => {
  const asked = Date.now();
  const response = await fetch(path, {
    method,
    headers: { accept: 'application/json', ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(patience),
  });
  serverClock.set(response.headers.get('date'), asked);
  if (!response.ok) throw await refusalIn(response);
  return (response.status === 204 ? null : await response.json()) as Answer;
};

const refusalIn = async (response: Response): Promise<Refused> => {
  // Whatever stands between here and the server may answer something else than JSON.
  const told = (await response.json().catch(() => ({}))) as { error?: string; by?: { name?: string } };
  return new Refused(response.status, told.error ?? 'unknown', told.by?.name ?? null);
};
