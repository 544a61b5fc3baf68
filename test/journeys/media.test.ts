import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mediaFiles, mediaParts } from '../../bots/media/media-file';
import { jpeg, png } from '../bots/media/pictures';
import { type Agent, firstAccount, mara } from './agent';
import { customer } from './customer';
import { follower } from './follower';
import { openProduct, type Product } from './open-product';
import { type ServerProcess, serverProcess } from './server-process';
import { until } from './until';

let product: Product;
let server: ServerProcess;
let agent: Agent;
beforeAll(async () => {
  product = await openProduct(firstAccount);
  server = await serverProcess(product.environment);
  agent = await mara(product.url);
  await agent.is('busy');
}, 30_000);
afterAll(async () => {
  await server.end('SIGKILL');
  await product.close();
});

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const filesOf = async (conversation: string) => (await product.all(mediaFiles, 'id')).filter((file) => file.conversation === conversation);
/** The bytes that are kept of a file. */
const keptOf = async (id: string): Promise<Buffer> => {
  const parts = (await product.all(mediaParts, 'id')).filter((part) => part.id.startsWith(`${id}.`));
  const numbered = parts.map((part) => ({ number: Number(part.id.slice(id.length + 1)), bytes: Buffer.from(part.base64, 'base64') }));
  return Buffer.concat(numbered.sort((one, other) => one.number - other.number).map(({ bytes }) => bytes));
};

const doors = [
  ['WhatsApp', () => ({ who: customer(product.graph, '4915550902'), customers: product.graph })],
  ['Messenger', () => ({ who: follower(product.graph, '24068851122390200'), customers: product.graph.messenger })],
] as const;

it.each(doors)('a photo that comes by %s is kept byte for byte, once, and an agent’s picture arrives so', async (_, open) => {
  const { who, customers } = open();
  const photo = jpeg(1_200_000);
  await customers.sends(who.address, { bytes: photo, mimeType: 'image/jpeg' }, 'This is the letter');
  await until('it is kept', async () => (await filesOf(who.conversation))[0]?.state === 'kept');
  await who.hears();
  // Meta delivers again what it is not sure of.
  await customers.deliver(product.graph.ledger.deliveries.findLast(({ body }) => JSON.stringify(body).includes(who.address))?.body ?? null);
  const [file, ...more] = await filesOf(who.conversation);
  expect(more).toEqual([]);
  expect(file).toMatchObject({ mimeType: 'image/jpeg', size: photo.length, attempts: 1 });
  expect(sha256(await keptOf(file?.id ?? ''))).toBe(sha256(photo));

  await who.says('I want to talk to a person');
  const request = await agent.sees(who.conversation);
  await agent.does('accept', request);
  const [line] = (await agent.transcript(who.conversation)).filter(({ kind }) => kind === 'media');
  expect(line).toMatchObject({ text: 'This is the letter', media: { id: file?.id, kind: 'image', state: 'kept', size: photo.length } });

  const map = png(300_000);
  expect((await agent.sends(who.conversation, new Blob([new Uint8Array(map)]), 'The way to us')).status).toBe(201);
  const { ledger } = product.graph;
  const arrived = await until('it arrives', () => [...ledger.uploads, ...ledger.accepted].find((one) => one.file?.sha256 === sha256(map)));
  expect(arrived.file).toMatchObject({ mimeType: 'image/png', size: map.length });
  await until('its words arrive', () => JSON.stringify(ledger.accepted.filter(({ to }) => to === who.address)).includes('The way to us'));
  await until('it is read', async () =>
    (await agent.transcript(who.conversation)).some(({ text, status }) => text === 'The way to us' && status === 'read'),
  );
  expect(product.graph.ledger.violations).toEqual([]);
});

it('a photo that is being fetched when the server is killed is fetched by the next one, once', async () => {
  const who = customer(product.graph, '4915550904');
  const photo = jpeg(900_000);
  product.graph.inject({ match: { what: 'download' }, trigger: { next: 1 }, action: { do: 'hang', taken: false } });
  const before = product.graph.ledger.requests.length;
  await product.graph.sends(who.address, { bytes: photo, mimeType: 'image/jpeg' });
  await until('it is being fetched', () => product.graph.ledger.requests.slice(before).some(({ path }) => path.startsWith('/files/')));
  await server.end('SIGKILL');
  expect(await filesOf(who.conversation)).toMatchObject([{ state: 'coming', attempts: 0 }]);

  server = await serverProcess(product.environment);
  await until('it is kept', async () => (await filesOf(who.conversation))[0]?.state === 'kept');
  const [file, ...more] = await filesOf(who.conversation);
  expect(more).toEqual([]);
  expect(sha256(await keptOf(file?.id ?? ''))).toBe(sha256(photo));
  expect(await product.metric('schalter_media_coming')).toBe(0);
}, 60_000);
