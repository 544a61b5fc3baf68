import { readFileSync } from 'node:fs';
import { nearest } from '../../flows/engine/nearest';
import { type DoorSettings, readDoors } from './door-settings';
import { type VariableName, variables } from './variables';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment says, read once, at the start. */
export interface Config {
  readonly port: number;
  readonly bindAddress: string;
  readonly production: boolean;
  readonly logLevel: string;
  readonly storage: { readonly kind: 'embedded'; readonly directory: string } | { readonly kind: 'mongo'; readonly uri: string };
  readonly dataDirectory: string;
  readonly doors: DoorSettings;
  /** The address that customers and agents reach this server by. */
  readonly publicUrl: string | undefined;
  readonly sessionSecret: string | undefined;
  /** The first account. */
  readonly admin: { readonly email: string | undefined; readonly password: string | undefined };
  /** Whether the web chat is open. In production somebody has to say where customers find it. */
  readonly webchat: boolean;
  /** Everything as it was, with what `_FILE`s held: a bot reads its own settings from it. */
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
 * Reads the environment; no other file does. `ofBot`: the names of the settings that the bot reads for itself.
 * @throws ConfigInvalid with all that is wrong in it.
 */
export const readConfig = (given: Environment = process.env, { ofBot = [] }: { readonly ofBot?: readonly string[] } = {}): Config => {
  const problems: string[] = [];
  const known = [...Object.keys(variables), ...ofBot];
  const environment = withFiles(given, known, problems);
  const values = new Map<string, unknown>();
  for (const [name, { shape, example }] of Object.entries(variables)) {
    const read = shape.safeParse(environment[name]);
    if (read.success) values.set(name, read.data);
    else problems.push(`${name} ${read.error.issues[0]?.message ?? 'is wrong'}. Set it to something like ${example}, or unset it.`);
  }
  const text = (name: VariableName): string | undefined => values.get(name) as string | undefined;
  const production = text('NODE_ENV') === 'production';
  if (production) problems.push(...unsafeInProduction(environment));
  const doors = readDoors(values, problems);
  if (problems.length > 0) throw new ConfigInvalid(problems);
  const dataDirectory = text('DATA_DIR') ?? './data';
  const uri = text('MONGODB_URI');
  return {
    port: (values.get('PORT') as number | undefined) ?? 3000,
    bindAddress: text('BIND_ADDRESS') ?? '127.0.0.1',
    production,
    logLevel: text('LOG_LEVEL') ?? 'info',
    storage: uri === undefined ? { kind: 'embedded', directory: dataDirectory } : { kind: 'mongo', uri },
    dataDirectory,
    doors,
    publicUrl: text('PUBLIC_URL'),
    sessionSecret: text('SESSION_SECRET'),
    admin: { email: text('ADMIN_EMAIL'), password: text('ADMIN_PASSWORD') },
    webchat: !production || text('PUBLIC_URL') !== undefined,
    environment,
    warnings: nearMisses(given, known),
  };
};

const withFiles = (given: Environment, known: readonly string[], problems: string[]): Environment => {
  // An empty value, as `NAME=` in a file of variables, is none.
  const environment = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  // Other programs have variables of this form too; they are none of our business.
  for (const target of known) {
    const name = `${target}_FILE`;
    const path = environment[name];
    if (path === undefined) continue;
    if (environment[target] !== undefined) {
      problems.push(`${target} and ${name} are both set. Unset one of them.`);
      continue;
    }
    try {
      environment[target] = readFileSync(path, 'utf8').trimEnd();
    } catch (error) {
      problems.push(
        `${name} names ${path}, which cannot be read (${error instanceof Error ? error.message : 'unknown'}). Correct the path or the rights.`,
      );
    }
  }
  return environment;
};

const placeholder = /change.?me|example|placeholder|secret.?here|^(.)\1+$/i;

const unsafeInProduction = (environment: Environment): readonly string[] => [
  ...(['SESSION_SECRET', 'AUDIT_KEY'] as const)
    .filter((name) => !environment[name])
    .map((name) => `${name} is required in production. Set it to 32 random characters or more.`),
  ...(['SESSION_SECRET', 'AUDIT_KEY', 'ADMIN_PASSWORD', 'WHATSAPP_APP_SECRET', 'MESSENGER_APP_SECRET'] as const)
    .filter((name) => placeholder.test(environment[name] ?? ''))
    .map((name) => `${name} looks like a placeholder. Set it to a secret of your own.`),
];

const nearMisses = (given: Environment, known: readonly string[]): readonly string[] =>
  Object.keys(given).flatMap((name) => {
    const plain = name.replace(/_FILE$/, '');
    if (known.includes(plain) || !/^[A-Z][A-Z_]{5,}$/.test(plain)) return [];
    const near = nearest(plain, known);
    return near === null ? [] : [`${name} is not known here. Did you mean ${near}?`];
  });
