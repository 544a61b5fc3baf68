import { readFileSync } from 'node:fs';
import { nearest } from '../../flows/engine/nearest';
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
  /** Null when the door is shut. */
  readonly whatsapp: {
    readonly phoneNumberId: string;
    readonly accessToken: string;
    readonly appSecrets: readonly string[];
    readonly verifyToken: string;
    readonly graphUrl: string;
    readonly graphVersion: string;
  } | null;
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
 * Reads the environment; no other file does.
 * @throws ConfigInvalid with all that is wrong in it.
 */
export const readConfig = (given: Environment = process.env, readFile = (path: string): string => readFileSync(path, 'utf8')): Config => {
  const problems: string[] = [];
  const environment = withFiles(given, readFile, problems);
  const values = new Map<string, unknown>();
  for (const [name, { shape, example }] of Object.entries(variables)) {
    const read = shape.safeParse(environment[name] === '' ? undefined : environment[name]);
    if (read.success) values.set(name, read.data);
    else problems.push(`${name} ${read.error.issues[0]?.message ?? 'is wrong'}. Set it to something like ${example}, or unset it.`);
  }
  const text = (name: VariableName): string | undefined => values.get(name) as string | undefined;
  const production = text('NODE_ENV') === 'production';
  if (production) problems.push(...unsafeInProduction(environment));
  const whatsapp = readWhatsapp(values, problems);
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
    whatsapp,
    webchat: !production || text('PUBLIC_URL') !== undefined,
    environment,
    warnings: nearMisses(given),
  };
};

const withFiles = (given: Environment, readFile: (path: string) => string, problems: string[]): Environment => {
  const environment: Record<string, string | undefined> = { ...given };
  for (const [name, path] of Object.entries(given)) {
    const target = name.replace(/_FILE$/, '');
    if (target === name || path === undefined || path === '' || !/^[A-Z]/.test(name)) continue;
    if (given[target] !== undefined) {
      if (target in variables) problems.push(`${target} and ${name} are both set. Unset one of them.`);
      continue;
    }
    try {
      environment[target] = readFile(path).trimEnd();
    } catch (error) {
      // Other programs have variables of this form too; only ours must be readable.
      if (!(target in variables)) continue;
      problems.push(
        `${name} names ${path}, which cannot be read (${error instanceof Error ? error.message : 'unknown'}). Correct the path or the rights.`,
      );
    }
  }
  return environment;
};

const required = {
  appSecrets: 'WHATSAPP_APP_SECRET',
  verifyToken: 'WHATSAPP_VERIFY_TOKEN',
  accessToken: 'WHATSAPP_ACCESS_TOKEN',
  phoneNumberId: 'WHATSAPP_PHONE_NUMBER_ID',
} as const;

/** All of them open the WhatsApp door. */
export const whatsappVariables: readonly string[] = Object.values(required);

const readWhatsapp = (values: ReadonlyMap<string, unknown>, problems: string[]): Config['whatsapp'] => {
  const missing = whatsappVariables.filter((name) => values.get(name) === undefined);
  if (missing.length === whatsappVariables.length) return null;
  if (missing.length > 0) {
    // What is malformed has been told already, and is not missing.
    if (problems.every((problem) => !missing.some((name) => problem.startsWith(name)))) {
      problems.push(
        `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing for the WhatsApp door. Set all of ${whatsappVariables.join(', ')}, or none of them to keep it shut.`,
      );
    }
    return null;
  }
  return {
    phoneNumberId: values.get(required.phoneNumberId) as string,
    accessToken: values.get(required.accessToken) as string,
    appSecrets: values.get(required.appSecrets) as readonly string[],
    verifyToken: values.get(required.verifyToken) as string,
    graphUrl: (values.get('GRAPH_API_URL') as string | undefined) ?? 'https://graph.facebook.com',
    graphVersion: (values.get('GRAPH_API_VERSION') as string | undefined) ?? 'v26.0',
  };
};

const placeholder = /change.?me|example|placeholder|secret.?here|^(.)\1+$/i;

const unsafeInProduction = (environment: Environment): readonly string[] => [
  ...(['SESSION_SECRET', 'AUDIT_KEY'] as const)
    .filter((name) => !environment[name])
    .map((name) => `${name} is required in production. Set it to 32 random characters or more.`),
  ...(['SESSION_SECRET', 'AUDIT_KEY', 'ADMIN_PASSWORD', 'WHATSAPP_APP_SECRET'] as const)
    .filter((name) => placeholder.test(environment[name] ?? ''))
    .map((name) => `${name} looks like a placeholder. Set it to a secret of your own.`),
];

const nearMisses = (given: Environment): readonly string[] => {
  const known = Object.keys(variables);
  return Object.keys(given).flatMap((name) => {
    const plain = name.replace(/_FILE$/, '');
    if (known.includes(plain) || !/^[A-Z][A-Z_]{5,}$/.test(plain)) return [];
    const near = nearest(plain, known);
    return near === null ? [] : [`${name} is not known here. Did you mean ${near}?`];
  });
};
