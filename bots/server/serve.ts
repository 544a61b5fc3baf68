import { createServer, type IncomingMessage } from 'node:http';
import type { z } from 'zod';
import type { Channel } from '../channels/channel';
import { webchat } from '../channels/webchat';
import { machineClock } from '../clock';
import type { BotDefinition } from '../definition/define-bot';
import type { Observed } from '../observer';
import { openBot } from '../opening/open-bot';
import { collections, schalter } from '../schalter';
import { openChat } from './chat/open-chat';
import { chatSessions } from './chat/sessions';
import { closeServer } from './close-server';
import { type Closers, closers } from './closers';
import { type Config, readConfig } from './config';
import { handOverDesk } from './control';
import { deskCollections, openDesk } from './desk/open-desk';
import { uploadGate } from './files/upload-gate';
import { beats } from './health';
import { answer } from './http/answer';
import { listen } from './listen';
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
 * Opens a bot to the world: its store, its doors and its pages, as the environment says. `schalter start` does no more than
 * this, prints what comes of it, and stops when the process is told to.
 * @throws ConfigInvalid, BotUnfit, or an error that says why the store cannot be opened or the port not be had.
 */
export const serve = async <Settings extends z.ZodObject>(
  definition: BotDefinition<Settings>,
  environment = process.env,
): Promise<Served> => {
  const config = readConfig(environment, definition);
  const opened = closers();
  try {
    return await open(definition, config, opened);
  } catch (error) {
    // Why it cannot be opened is what counts, not what else goes wrong while it is closed.
    await opened.close().catch(() => {});
    throw error;
  }
};

/** Each thing that is opened is told to `opened`, so that whatever fails leaves nothing open behind it. */
const open = async <Settings extends z.ZodObject>(
  definition: BotDefinition<Settings>,
  config: Config,
  opened: Closers,
): Promise<Served> => {
  const { logger, observe: write } = log(config.logLevel);
  const warn = (message: string): void => logger.warn(message);
  config.warnings.forEach(warn);
  const clock = machineClock;
  const bot = await openBot(definition, { environment: config.environment, dataDirectory: config.dataDirectory, warn });
  const doors = config.doors.open.map((door) => door.open(config.environment));
  const webDoor = config.webchat ? webchat() : null;
  const channels = byName(webDoor ? [...doors, webDoor] : doors);

  const store = await openStore(config, [...collections, ...deskCollections, beats, chatSessions]);
  opened.add(() => store.close());
  const counted = metrics(store, [...channels.keys()], clock.now);
  const observe = (observed: Observed): void => {
    write(observed);
    counted.observe(observed);
  };
  const house = schalter({ bot, channels: [...channels.values()], store, clock, random: Math.random, observe });
  opened.add(house.stop);
  await house.start();

  // Closed after the pages: their streams would keep it open.
  // The largest file over a bad mobile connection (1 Mbit/s) takes that long.
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 150_000 });
  opened.add(() => closeServer(server));
  const gate = uploadGate();
  const desk = openDesk({ ...config, bot, desk: house.desk, store, clock, observe, channels, release: bot.release, gate });
  opened.add(desk.close);
  const { signInLink, warnings } = await desk.ensureFirstAccount();
  warnings.forEach(warn);
  const chat = webDoor && openChat({ bot, door: webDoor, mailroom: house, store, clock, observe, agentName: desk.agentName, gate });
  if (chat) opened.add(chat.close);

  let draining = false;
  const takeWebhook = webhooks({ channels: byName(doors), mailroom: house, clock, observe });
  const control = handOverDesk(config.dataDirectory, house);
  const parts = new Map([...(chat?.parts ?? []), ...desk.parts]);
  const others = routes({ store, clock, observe, registry: counted.registry, draining: () => draining, control, parts });
  server.on('request', (request, response) => {
    const url = urlOf(request);
    if (url === null) answer(response, 400, 'no_address', 'The request is for no address.', 'Look at the address.');
    else if (url.pathname.startsWith('/webhooks/')) takeWebhook(request, response, url);
    else others(request, response);
  });
  const url = await listen(server, config);
  control.open(url);
  opened.add(control.close);
  opened.add(() => {
    draining = true;
  });
  for (const door of doors) logger.info({ door: door.name, webhook: `${url}/webhooks/${door.name}` }, 'door open');

  return {
    url,
    windows: [
      ...(chat?.built() ? [{ name: 'chat', url: `${url}/chat` }] : []),
      ...(desk.built() ? [{ name: 'desk', url: `${url}${signInLink ?? '/desk'}` }] : []),
    ],
    shut: [...config.doors.shut, ...(webDoor === null ? [{ door: 'webchat', needs: ['PUBLIC_URL'] }] : [])],
    stop: opened.close,
  };
};

const byName = (channels: readonly Channel[]): ReadonlyMap<string, Channel> => new Map(channels.map((channel) => [channel.name, channel]));

/** Null for what cannot be read as an address (`//`), which must not stop the server. */
const urlOf = ({ url = '/' }: IncomingMessage): URL | null => {
  const base = 'http://localhost';
  return URL.canParse(url, base) ? new URL(url, base) : null;
};
