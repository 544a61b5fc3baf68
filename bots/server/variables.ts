import { z } from 'zod';

const text = z.string().trim().min(1, 'is empty');
const port = z.coerce.number().int().min(0).max(65_535);
const address = z.url({ protocol: /^https?$/ });
const secrets = text
  .transform((list) =>
    list
      .split(',')
      .map((secret) => secret.trim())
      .filter((secret) => secret !== ''),
  )
  .refine((list) => list.length > 0, 'is empty');

interface Variable<Value extends z.ZodType> {
  readonly about: string;
  readonly shape: Value;
  /** What a value looks like, for the message about a wrong one. */
  readonly example: string;
}

const variable = <Value extends z.ZodType>(about: string, shape: Value, example: string): Variable<z.ZodOptional<Value>> => ({
  about,
  shape: shape.optional(),
  example,
});

/** All that the server reads from the environment, each also as `<NAME>_FILE`, a file that holds the value. */
export const variables = {
  PORT: variable('The port to listen on; 3000 when unset, 0 for any free one.', port, '3000'),
  BIND_ADDRESS: variable('The address to listen on; 127.0.0.1 when unset, so that only this machine reaches it.', text, '127.0.0.1'),
  NODE_ENV: variable('`production` means production: secrets are required, and no sign-in link is printed.', text, 'production'),
  DATA_DIR: variable('The folder of the embedded store; ./data when unset.', text, './data'),
  MONGODB_URI: variable(
    'A MongoDB replica set to store in, instead of the embedded store.',
    z.string().regex(/^mongodb(\+srv)?:\/\/.+/),
    'mongodb://127.0.0.1:27017/schalter?replicaSet=rs0',
  ),
  PUBLIC_URL: variable(
    'The address that customers and agents reach this server by; in production the web chat is open only when it is set.',
    address,
    'https://chat.bank.example',
  ),
  GRAPH_API_URL: variable("Another base address for Meta's Graph API: a stand-in, for tests.", address, 'http://127.0.0.1:4000'),
  GRAPH_API_VERSION: variable('The version of the Graph API; v26.0 when unset.', z.string().regex(/^v\d+\.\d+$/), 'v26.0'),
  WHATSAPP_APP_SECRET: variable(
    "The Meta app's secret, which signs webhooks; two, with a comma between, while one replaces the other.",
    secrets,
    '0123456789abcdef0123456789abcdef',
  ),
  WHATSAPP_VERIFY_TOKEN: variable("The token that you have entered in the app's webhook form.", text, 'a-long-random-word'),
  WHATSAPP_ACCESS_TOKEN: variable('The token that sends messages.', text, 'EAAG…'),
  WHATSAPP_PHONE_NUMBER_ID: variable("The number's id at Meta, not the number itself.", z.string().regex(/^\d+$/), '106540352242922'),
  WHATSAPP_BUSINESS_ACCOUNT_ID: variable("The WhatsApp Business account's id.", z.string().regex(/^\d+$/), '102290129340398'),
  MESSENGER_APP_SECRET: variable(
    "The Meta app's secret for the Messenger door; two, with a comma between, while one replaces the other.",
    secrets,
    '0123456789abcdef0123456789abcdef',
  ),
  MESSENGER_VERIFY_TOKEN: variable("The token that you have entered in the app's webhook form for the page.", text, 'a-long-random-word'),
  MESSENGER_PAGE_ACCESS_TOKEN: variable('The token that sends messages as the page.', text, 'EAAG…'),
  MESSENGER_PAGE_ID: variable("The page's id.", z.string().regex(/^\d+$/), '104660145567000'),
  MESSENGER_APP_ID: variable(
    "The Meta app's id: echoes of its own messages are known by it.",
    z.string().regex(/^\d+$/),
    '263902037430900',
  ),
  INSTAGRAM_APP_SECRET: variable("The Meta app's secret for the Instagram door.", secrets, '0123456789abcdef0123456789abcdef'),
  INSTAGRAM_VERIFY_TOKEN: variable("The token that you have entered in the app's webhook form for Instagram.", text, 'a-long-random-word'),
  INSTAGRAM_ACCESS_TOKEN: variable('The token that sends messages as the Instagram account.', text, 'IGAA…'),
  INSTAGRAM_ACCOUNT_ID: variable("The Instagram account's id.", z.string().regex(/^\d+$/), '17841400000000000'),
  ADMIN_EMAIL: variable(
    'The e-mail address of the first account: admin, supervisor and agent of all queues.',
    z.email(),
    'mara@bank.example',
  ),
  ADMIN_PASSWORD: variable('Its password, at least 12 characters.', z.string().min(12, 'is too short'), 'twelve characters or more'),
  SESSION_SECRET: variable(
    'Signs sessions; required in production, at least 32 characters.',
    z.string().min(32, 'is too short'),
    '32 random characters or more',
  ),
  AUDIT_KEY: variable(
    'Chains the audit log; required in production, at least 32 characters.',
    z.string().min(32, 'is too short'),
    '32 random characters or more',
  ),
  LOG_LEVEL: variable(
    'How much is logged: fatal, error, warn, info, debug, trace or silent; info when unset.',
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    'info',
  ),
} as const;

export type VariableName = keyof typeof variables;
