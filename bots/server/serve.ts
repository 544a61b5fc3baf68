import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Channel } from '../channels/channel';
import { messenger } from '../channels/messenger';
import { webchat } from '../channels/webchat';
import { whatsapp } from '../channels/whatsapp';
import { machineClock } from '../clock';
import { type BotDefinition, dir } from '../define-bot';
import type { Observed } from '../observer';
import { openBot } from '../open-bot';
import { collections, schalter } from '../schalter';
import { answer } from './answer';
import { openChat } from './chat/open-chat';
import { chatSessions } from './chat/sessions';
import { closeServer } from './close-server';
import { type Config, readConfig } from './config';
import { handOverDesk } from './control';
import { deskCollections, openDesk } from './desk/open-desk';
import { opening } from './door-settings';
import { beats } from './health';
import { log } from './log';
import { metrics } from './metrics';
import { openStore } from './open-store';
import { routes } from './routes';
import { webhooks } from './webhooks';

export interface Served {
  /** `http://address:port`, as it listens. */
  readonly url: string;
  /** The pages that are built, by name. */
  readonly windows: readonly { readonly name: string; readonly url: string }[];
  /** The doors that have no credentials, with the variables that would open them. */
  readonly shut: readonly { readonly door: string; readonly needs: readonly string[] }[];
  /** Finishes what is under way and lets go of everything; nothing is lost. */
  readonly stop: () => Promise<void>;
}

/**
 * Opens a bot to the world: its store, its doors and its pages, as the environment says.
 * @throws ConfigInvalid, BotUnfit, or an error that says why the store cannot be opened or the port not be had.
 */
export const serve = async <Settings extends z.ZodObject>(
  definition: BotDefinition<Settings>,
  environment = process.env,
): Promise<Served> => {
  const config = readConfig(environment, { ofBot: Object.keys(definition.settings?.shape ?? {}) });
  const { logger, observe: write } = log(config.logLevel);
  for (const warning of config.warnings) logger.warn(warning);
  const clock = machineClock;
  const bot = await openBot(definition, {
    environment: config.environment,
    dataDirectory: config.dataDirectory,
    modelDirectory: join(dir(__dirname), 'dist', 'models'),
  });
  const store = await openStore(config, [...collections, ...deskCollections, beats, chatSessions]);
  const doors = doorsOf(config);
  const webDoor = config.webchat ? webchat() : null;
  const channels = webDoor ? [...doors, webDoor] : doors;
  const counted = metrics(
    store,
    channels.map(({ name }) => name),
  );
  const observe = (observed: Observed): void => {
    write(observed);
    counted.observe(observed);
  };
  const house = schalter({ bot, channels, store, clock, random: Math.random, observe });
  const letGo = async (): Promise<void> => {
    await house.stop();
    await store.close();
  };
  /** A step that fails leaves nothing open behind it. */
  const orLetGo = async <Result>(step: () => Result | Promise<Result>): Promise<Result> => {
    try {
      return await step();
    } catch (error) {
      await letGo();
      throw error;
    }
  };
  await orLetGo(() => house.start());
  const desk = await orLetGo(() =>
    openDesk({ ...config, bot, desk: house.desk, store, clock, observe, channels: byName(channels), release: bot.release }),
  );
  const { signInLink, warnings } = await orLetGo(() => desk.ensureFirstAccount());
  for (const warning of warnings) logger.warn(warning);

  let draining = false;
  const takeWebhook = webhooks({ channels: byName(doors), mailroom: house, clock, observe });
  const control = handOverDesk(config.dataDirectory, house);
  const chat = webDoor && openChat({ bot, door: webDoor, mailroom: house, store, clock, observe, agentName: desk.agentName });
  const parts = new Map([...(chat?.parts ?? []), ...desk.parts]);
  const others = routes({ store, clock, observe, registry: counted.registry, draining: () => draining, control, parts });
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 }, (request, response) => {
    const url = urlOf(request);
    if (url === null) answer(response, 400, 'no_address', 'The request is for no address.', 'Look at the address.');
    else if (url.pathname.startsWith('/webhooks/')) void takeWebhook(request, response, url);
    else others(request, response);
  });
  await orLetGo(() => listening(server, config));
  const { port } = server.address() as AddressInfo;
  const url = `http://${config.bindAddress.includes(':') ? `[${config.bindAddress}]` : config.bindAddress}:${port}`;
  control.open(url);
  for (const door of doors) logger.info({ door: door.name, webhook: `${url}/webhooks/${door.name}` }, 'door open');

  return {
    url,
    windows: [
      ...(chat?.built() ? [{ name: 'chat', url: `${url}/chat` }] : []),
      ...(desk.built() ? [{ name: 'desk', url: `${url}${signInLink ?? '/desk'}` }] : []),
    ],
    shut: [
      ...(['whatsapp', 'messenger'] as const).filter((door) => config.doors[door] === null).map((door) => ({ door, needs: opening[door] })),
      ...(webDoor === null ? [{ door: 'webchat', needs: ['PUBLIC_URL'] }] : []),
    ],
    stop: async () => {
      draining = true;
      chat?.close();
      desk.close();
      await closeServer(server);
      control.close();
      await letGo();
    },
  };
};

const byName = (doors: readonly Channel[]): ReadonlyMap<string, Channel> => new Map(doors.map((door) => [door.name, door]));

const doorsOf = ({ doors }: Config): readonly Channel[] => [
  ...(doors.whatsapp === null ? [] : [whatsapp(doors.whatsapp)]),
  ...(doors.messenger === null ? [] : [messenger(doors.messenger)]),
];

/** Null for what cannot be read as an address (`//`), which must not stop the server. */
const urlOf = ({ url = '/' }: IncomingMessage): URL | null => {
  const base = 'http://localhost';
  return URL.canParse(url, base) ? new URL(url, base) : null;
};

const listening = (server: Server, { port, bindAddress }: Config): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const cure =
        error.code === 'EADDRINUSE' ? `Port ${port} is taken. Set PORT to another one, or to 0 for any.` : 'Look at BIND_ADDRESS and PORT.';
      reject(new Error(`The server cannot listen on ${bindAddress}:${port} (${error.code ?? error.message}). ${cure}`));
    });
    server.listen(port, bindAddress, resolve);
  });
