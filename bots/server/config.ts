import { nearest } from '../../flows/engine/nearest';
import { houseDoors } from '../channels/house-doors';
import type { BotDefinition } from '../definition/define-bot';
import { dataDirectoryOf } from '../opening/data-directory';
import { readSettings } from '../opening/read-settings';
import { valuesInFiles } from '../opening/values-in-files';
import { wrongSettings } from '../opening/wrong-settings';
import { type ReadDoors, readDoors } from './read-doors';
import { variables } from './variables';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment says, read once, at the start. */
export interface Config {
  readonly port: number;
  readonly bindAddress: string;
  readonly production: boolean;
  readonly logLevel: string;
  readonly storage: { readonly kind: 'embedded'; readonly directory: string } | { readonly kind: 'mongo'; readonly uri: string };
  readonly dataDirectory: string;
  /** The doors with webhooks. */
  readonly doors: ReadDoors;
  /** The address that customers and agents reach this server by. */
  readonly publicUrl: string | undefined;
  readonly sessionSecret: string | undefined;
  /** The first account. */
  readonly admin: { readonly email: string | undefined; readonly password: string | undefined };
  /** Whether the web chat is open. In production somebody has to say where customers find it. */
  readonly webchat: boolean;
  /** Everything as it was, with what `_FILE`s held and the folder for files: a bot reads its own settings from it. */
  readonly environment: Environment;
  /** What is not wrong, but hardly meant. */
  readonly warnings: readonly string[];
}

/** The environment is not one that can be started with; the message names each cure. */
export class ConfigInvalid extends Error {
  readonly code = 'config_invalid';
  constructor(readonly problems: readonly string[]) {
    super(`The environment is not right:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigInvalid';
  }
}

/**
 * Reads the environment; no other file does. What doors and the bot read for themselves is known by what they declare.
 * @throws ConfigInvalid with all that is wrong in it.
 */
export const readConfig = (given: Environment = process.env, bot: Pick<BotDefinition, 'settings' | 'channels'> = {}): Config => {
  const ways = [...houseDoors, ...(bot.channels ?? [])];
  const known = [variables, ...ways.map(({ settings }) => settings), ...(bot.settings ? [bot.settings] : [])].flatMap(({ shape }) =>
    Object.keys(shape),
  );
  const { environment, problems: unread } = valuesInFiles(given, known);
  const wrong = [...unread, ...wrongSettings(variables, environment), ...readSettings(bot, given).problems];
  const problems = [...new Set(wrong.map(({ message, cure }) => `${message} ${cure}`))];
  const read = variables.safeParse(environment);
  const production = environment['NODE_ENV']?.trim() === 'production';
  if (production) problems.push(...unsafeInProduction(environment, known));
  const doors = readDoors(ways, environment, problems);
  if (problems.length > 0 || !read.success) throw new ConfigInvalid(problems);
  const { data: values } = read;
  const dataDirectory = dataDirectoryOf(environment);
  return {
    port: values.PORT,
    bindAddress: values.BIND_ADDRESS,
    production,
    logLevel: values.LOG_LEVEL,
    storage: values.MONGODB_URI === undefined ? { kind: 'embedded', directory: dataDirectory } : { kind: 'mongo', uri: values.MONGODB_URI },
    dataDirectory,
    doors,
    publicUrl: values.PUBLIC_URL,
    sessionSecret: values.SESSION_SECRET,
    admin: { email: values.ADMIN_EMAIL, password: values.ADMIN_PASSWORD },
    webchat: !production || values.PUBLIC_URL !== undefined,
    environment: { ...environment, DATA_DIR: dataDirectory },
    warnings: nearMisses(given, known),
  };
};

const placeholder = /change.?me|example|placeholder|secret.?here|^(.)\1+$/i;
/** A secret is known by its name, also one of a door or a bot that we have never seen. */
const secretName = /(?:^|_)(?:SECRET|TOKEN|KEY|PASSWORD)$/;

const unsafeInProduction = (environment: Environment, known: readonly string[]): readonly string[] => [
  ...(['SESSION_SECRET', 'AUDIT_KEY'] as const)
    .filter((name) => !environment[name])
    .map((name) => `${name} is required in production. Set it to 32 random characters or more.`),
  ...known
    .filter((name) => secretName.test(name) && placeholder.test(environment[name]?.trim() ?? ''))
    .map((name) => `${name} looks like a placeholder. Set it to a secret of your own.`),
];

const nearMisses = (given: Environment, known: readonly string[]): readonly string[] =>
  Object.keys(given).flatMap((name) => {
    const plain = name.replace(/_FILE$/, '');
    if (known.includes(plain) || !/^[A-Z][A-Z_]{5,}$/.test(plain)) return [];
    const near = nearest(plain, known);
    return near === null ? [] : [`${name} is not known here. Did you mean ${near}?`];
  });
