import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { HandoffOnWire, LineOnWire } from '../../bots/server/desk/wire';
import type { Heard, Listening } from '../bots/server/desk/listen';
import { type Agent, firstAccount, mara } from './agent';
import { type Customer, customer } from './customer';
import { openProduct, type Product } from './open-product';
import { until } from './until';

let product: Product;
let ana: Agent;
beforeAll(async () => {
  product = await openProduct(firstAccount);
  await product.start();
  ana = await mara(product.url);
  await ana.is('busy');
}, 20_000);
afterAll(() => product.close());

/** What a console shows: it hears events, and reads anew when it is told to. */
const screen = (of: Agent, conversations: readonly string[]) => {
  const lines = new Map<string, LineOnWire>();
  const requests = new Map<string, HandoffOnWire>();
  const floors = new Map<string, object>();
  let stream: Listening | undefined;
  let seen = 0;
  let isOld = false;
  let lastId: string | undefined;

  const readAnew = async (): Promise<void> => {
    isOld = false;
    for (const id of conversations) {
      for (const line of await of.transcript(id)) lines.set(`${id} ${line.seq}`, line);
      const { handoff, floor } = await of.conversation(id);
      floors.set(id, floor);
      if (handoff) requests.set(handoff.id, handoff);
    }
  };
  const show = ({ event, data, id }: Heard): void => {
    lastId = id ?? lastId;
    const { conversationId, ...what } = data;
    if (event === 'line') lines.set(`${String(conversationId)} ${String(data['seq'])}`, what as unknown as LineOnWire);
    if (event === 'floor') floors.set(String(conversationId), what);
    if (event === 'handoff') requests.set(String(data['id']), data as unknown as HandoffOnWire);
    if (event === 'reset') isOld = true;
  };
  /** What has come is seen. */
  const look = async (): Promise<void> => {
    const come = stream?.heard.slice(seen) ?? [];
    seen += come.length;
    come.forEach(show);
    if (isOld) await readAnew();
  };
  return {
    lines,
    requests,
    floors,
    look,
    connect: async (): Promise<Listening> => {
      stream = await of.listen(lastId);
      seen = 0;
      if (isOld) await readAnew();
      return stream;
    },
    /** What has come before is seen; what would have to be read anew is read when there is a connection again. */
    cut: (): void => {
      stream?.close();
      stream?.heard.slice(seen).forEach(show);
      stream = undefined;
    },
  };
};

it('a console that is cut off again and again, and whose server is started anew, has missed nothing of two hundred changes', async () => {
  const people = Array.from({ length: 4 }, (_, index) => customer(product.graph, `491555900${index}0`));
  const shown = screen(
    ana,
    people.map(({ conversation }) => conversation),
  );
  const ask = async (who: Customer): Promise<void> => {
    await who.says('I lost my card');
    await who.says('I want to talk to a person');
    await ana.does('accept', await ana.sees(who.conversation));
  };
  await shown.connect();
  await Promise.all(people.map(ask));

  let changes = 0;
  const change = async ({ number, conversation }: Customer): Promise<void> => {
    changes += 1;
    const text = `Change ${changes}.`;
    const request = { id: `${conversation}.h1` };
    switch (changes % 5) {
      case 0:
        return void (await ana.note(conversation, text));
      case 1:
        return void (await ana.does((await ana.conversation(conversation)).handoff?.state === 'on_hold' ? 'resume' : 'hold', request));
      case 2:
        return void (await product.graph.says(number, text));
      default:
        expect((await ana.reply(conversation, text)).status).toBe(201);
    }
  };
  const several = async (): Promise<void> => {
    for (let round = 0; round < 3; round += 1) await Promise.all(people.map(change));
  };

  for (let stretch = 0; changes < 200; stretch += 1) {
    // Cut in the middle of what happens; more happens while nobody listens.
    const happening = several();
    const stream = stretch === 0 ? undefined : await shown.connect();
    if (stream) await until('something is heard', () => stream.heard.length > 5 + stretch);
    shown.cut();
    await happening;
    if (stretch % 3 === 2) await several();
    if (stretch !== 5) continue;
    const ended = await shown.connect();
    await several();
    await product.stop();
    await until('the server has ended the stream', () => ended.ended());
    shown.cut();
    await product.start();
    await several();
  }
  await Promise.all(people.map((who) => ana.does('return', { id: `${who.conversation}.h1` }, { outcome: 'resolved' })));
  await until('no letter is under way', async () => (await product.metric('schalter_outbox_pending')) === 0);

  // What the list shows beside a request is told by the events of its lines.
  const asTold = (request: HandoffOnWire | undefined): object => ({ ...request, lastLine: null, position: null });
  const missing = async (): Promise<readonly unknown[]> => {
    const all = people.map(async ({ conversation: id }) => {
      const { handoff, floor } = await ana.conversation(id);
      if (!handoff) throw new Error(`${id} has no request.`);
      // Before somebody asks for a person, in the third line, a conversation is the bot's own affair.
      const lines = (await ana.transcript(id)).filter(({ seq }) => seq >= 3).map((line) => [shown.lines.get(`${id} ${line.seq}`), line]);
      const request = shown.requests.get(handoff.id);
      return [...lines, [shown.floors.get(id), floor], [asTold(request), asTold(handoff)]];
    });
    return (await Promise.all(all)).flat().filter(([has, is]) => JSON.stringify(has) !== JSON.stringify(is));
  };
  await shown.connect();
  let missed: readonly unknown[] = [];
  await until('nothing is missing', async () => {
    await shown.look();
    missed = await missing();
    return missed.length === 0;
  }).catch(() => undefined);
  expect(missed).toEqual([]);
}, 60_000);
