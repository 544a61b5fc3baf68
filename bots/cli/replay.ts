import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Json } from '../../flows/dialogue/json';
import type { Channel } from '../channels/channel';
import { messenger } from '../channels/messenger';
import { whatsapp } from '../channels/whatsapp';
import { machineClock } from '../clock';
import { conversations, handoffs, lines } from '../conversation/records';
import type { BotDefinition } from '../definition/define-bot';
import { inboxLetters } from '../mailroom/letters';
import { pages } from '../mailroom/pages';
import type { Observed } from '../observer';
import { schalter } from '../schalter';
import { readConfig } from '../server/config';
import { memoryStore } from '../testing/memory-store';
import { type Command, type Terminal, UsageError } from './command';
import { open } from './open';
import { whichBot } from './which-bot';

export const replay: Command = {
  name: 'replay',
  about: "Plays a webhook's body through a door and shows, as JSON, what comes of it. Nothing is sent.",
  usage: 'schalter replay payload.json [--bot PATH] [--channel NAME] [--account ID]',
  run: async (args, terminal) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { bot: { type: 'string' }, channel: { type: 'string', default: 'whatsapp' }, account: { type: 'string' } },
    });
    const [file] = positionals;
    if (file === undefined) throw new UsageError('Name the file with the payload: schalter replay payload.json');
    const payload = parsed(await readFile(file, 'utf8'), file);
    const definition = whichBot(values.bot);
    const door = {
      ...doorFor(values.channel, values.account ?? accountIn(payload) ?? '0', definition, terminal.environment),
      seen: async () => {},
      send: async ({ correlation }: { correlation: string }) => ({ kind: 'sent', providerId: correlation }) as const,
    };
    const bot = await open(definition, terminal);
    const store = memoryStore();
    const observed: Observed[] = [];
    const house = schalter({
      bot,
      channels: [door],
      store,
      clock: machineClock,
      random: Math.random,
      observe: (told) => observed.push(told),
    });
    await house.start();
    await house.accept(door, door.receive(payload, machineClock.now()));
    await house.idle();
    const inbox = await all(pages(store, inboxLetters, {}, 'arrival'));
    const transcript = await all(pages(store, lines, {}, 'seq'));
    const requests = await all(pages(store, handoffs, {}, 'requestedAt'));
    const places = await store.find(conversations, { limit: 1_000 });
    terminal.print(
      JSON.stringify(
        {
          inbox: inbox.map(({ id, state, failure, inbound }) => ({ id, state, failure, inbound })),
          turns: observed.filter(({ kind }) => kind === 'turn'),
          lines: transcript.map((line) => ({
            ...line,
            ...(line.author === 'bot' && line.kind === 'text'
              ? { payloads: door.render({ text: line.text, choices: line.choices ?? [], menu: '…' }) }
              : {}),
          })),
          handoffs: requests,
          conversations: places.map(({ id, locale, floor, run }) => ({ id, locale, floor, run })),
        },
        null,
        2,
      ),
    );
    await house.stop();
    await store.close();
    return 0;
  },
};

const all = async <T>(found: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const item of found) list.push(item);
  return list;
};

/** A door that reads and renders as the real one; it has nobody to send to. One of the bot's own is opened with its settings. */
const doorFor = (name: string, account: string, bot: BotDefinition, environment: Terminal['environment']): Channel => {
  const nobody = { accessToken: '-', appSecrets: ['-'], verifyToken: '-', graphUrl: 'http://127.0.0.1', graphVersion: 'v26.0' };
  switch (name) {
    case 'whatsapp':
      return whatsapp({ ...nobody, phoneNumberId: account });
    case 'messenger':
      return messenger({ ...nobody, pageId: account });
    default: {
      const own = (bot.channels ?? []).map((door) => door.name);
      if (!own.includes(name))
        throw new UsageError(`There is no door "${name}" with webhooks. Use ${['whatsapp', 'messenger', ...own].join(' or ')}.`);
      const { doors, environment: read } = readConfig(environment, { channels: bot.channels ?? [] });
      const open = doors.open.find((door) => door.name === name);
      if (open) return open.open(read);
      throw new UsageError(`The door "${name}" is shut. Set ${doors.shut.find(({ door }) => door === name)?.needs.join(', ')} to open it.`);
    }
  }
};

const parsed = (text: string, file: string): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new UsageError(`${file} is no JSON. Give the body of a webhook as it came.`, { cause });
  }
};

/** The account that a payload is for: the number's id of WhatsApp, the page's of Messenger. */
const accountIn = (payload: Json): string | undefined => {
  const text = JSON.stringify(payload);
  return (/"phone_number_id":\s*"(\d+)"/.exec(text) ?? /"entry":\[\{[^{[]*"id":"(\d+)"/.exec(text))?.[1];
};
