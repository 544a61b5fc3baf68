import { z } from 'zod';
import { variable } from '../definition/variable';

const text = z.string().trim().min(1, 'is empty');
const secret = z.string().min(32, 'is too short').optional();

/** All that the server itself reads from the environment, each also as `<NAME>_FILE`, a file that holds the value. What doors read stands with them. */
export const variables = z.object({
  PORT: variable(
    'The port to listen on; 3000 when unset, 0 for any free one.',
    z.coerce.number().int().min(0).max(65_535).default(3000),
    '3000',
  ),
  BIND_ADDRESS: variable(
    'The address to listen on; 127.0.0.1 when unset, so that only this machine reaches it.',
    text.default('127.0.0.1'),
    '127.0.0.1',
  ),
  NODE_ENV: variable('`production` means production: secrets are required, and no sign-in link is printed.', text.optional(), 'production'),
  DATA_DIR: variable('The folder of the embedded store and of trained models; ./data when unset.', text.optional(), './data'),
  MONGODB_URI: variable(
    'A MongoDB replica set to store in, instead of the embedded store.',
    z
      .string()
      .regex(/^mongodb(\+srv)?:\/\/.+/)
      .optional(),
    'mongodb://127.0.0.1:27017/schalter?replicaSet=rs0',
  ),
  PUBLIC_URL: variable(
    'The address that customers and agents reach this server by; in production the web chat is open only when it is set.',
    z.url({ protocol: /^https?$/ }).optional(),
    'https://chat.bank.example',
  ),
  ADMIN_EMAIL: variable(
    'The e-mail address of the first account: admin, supervisor and agent of all queues.',
    z.email().optional(),
    'mara@bank.example',
  ),
  ADMIN_PASSWORD: variable(
    'Its password, at least 12 characters.',
    z.string().min(12, 'is too short').optional(),
    'twelve characters or more',
  ),
  SESSION_SECRET: variable('Signs sessions; required in production, at least 32 characters.', secret, '32 random characters or more'),
  AUDIT_KEY: variable('Chains the audit log; required in production, at least 32 characters.', secret, '32 random characters or more'),
  LOG_LEVEL: variable(
    'How much is logged: fatal, error, warn, info, debug, trace or silent; info when unset.',
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    'info',
  ),
});
