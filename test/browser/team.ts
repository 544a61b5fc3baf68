import { type Served, served } from './served';

/** Somebody who serves all queues. */
export interface Member {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

const password = 'a password for the journeys';
export const ana: Member = { name: 'Ana', email: 'ana@bank.example', password };
export const ben: Member = { name: 'Ben', email: 'ben@bank.example', password };

/**
 * The product with two people at its desk: Ana, whom the environment names, and Ben, whom she has made an account for.
 * @param given what the environment says besides.
 */
export const servedWithTeam = async (given: Readonly<Record<string, string>> = {}): Promise<Served> => {
  const product = await served({ ADMIN_EMAIL: ana.email, ADMIN_PASSWORD: password, ...given });
  await product.start();
  const send = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${product.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const session = await send('/api/session', { email: ana.email, password });
  const { csrf } = (await session.json()) as { csrf: string };
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  const queues = ['general', 'cards', 'cards-emergency', 'complaints'];
  const account = { ...ben, roles: ['agent'], queues, languages: ['en', 'de'], capacity: 3 };
  const made = await send('/api/agents', account, { cookie, 'x-csrf-token': csrf });
  if (made.status !== 201) throw new Error(`Ben has no account: ${await made.text()}`);
  return product;
};
