import { ask } from './ask';

/**
 * Asks the server; null where it answers without a body.
 * @throws Refused, or what `fetch` throws when the server cannot be reached.
 */
export const call = async <Answer>(method: string, path: string, headers: Readonly<Record<string, string>> = {}, body?: object) => {
  const response = await ask(method, path, { headers, body });
  return (response.status === 204 ? null : await response.json()) as Answer;
};
