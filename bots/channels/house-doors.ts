import { z } from 'zod';
import { type Door, door } from '../definition/door';
import { variable } from '../definition/variable';
import { messenger } from './messenger';
import { whatsapp } from './whatsapp';

const text = z.string().trim().min(1, 'is empty');
const digits = z.string().regex(/^\d+$/);
/** One, or two while one replaces the other. */
const secrets = text
  .transform((list) =>
    list
      .split(',')
      .map((secret) => secret.trim())
      .filter((secret) => secret !== ''),
  )
  .refine((list) => list.length > 0, 'is empty');

const graph = {
  GRAPH_API_URL: variable(
    "Another base address for Meta's Graph API: a stand-in, for tests.",
    z.url({ protocol: /^https?$/ }).default('https://graph.facebook.com'),
    'http://127.0.0.1:4000',
  ),
  GRAPH_API_VERSION: variable(
    'The version of the Graph API; v26.0 when unset.',
    z
      .string()
      .regex(/^v\d+\.\d+$/)
      .default('v26.0'),
    'v26.0',
  ),
};

const whatsappDoor = door({
  name: 'whatsapp',
  settings: z.object({
    WHATSAPP_APP_SECRET: variable(
      "The Meta app's secret, which signs webhooks; two, with a comma between, while one replaces the other.",
      secrets,
      '0123456789abcdef0123456789abcdef',
    ),
    WHATSAPP_VERIFY_TOKEN: variable("The token that you have entered in the app's webhook form.", text, 'a-long-random-word'),
    WHATSAPP_ACCESS_TOKEN: variable('The token that sends messages.', text, 'EAAG…'),
    WHATSAPP_PHONE_NUMBER_ID: variable("The number's id at Meta, not the number itself.", digits, '106540352242922'),
    WHATSAPP_BUSINESS_ACCOUNT_ID: variable("The WhatsApp Business account's id.", digits.optional(), '102290129340398'),
    ...graph,
  }),
  open: (given) =>
    whatsapp({
      appSecrets: given.WHATSAPP_APP_SECRET,
      verifyToken: given.WHATSAPP_VERIFY_TOKEN,
      accessToken: given.WHATSAPP_ACCESS_TOKEN,
      phoneNumberId: given.WHATSAPP_PHONE_NUMBER_ID,
      graphUrl: given.GRAPH_API_URL,
      graphVersion: given.GRAPH_API_VERSION,
    }),
});

const messengerDoor = door({
  name: 'messenger',
  settings: z.object({
    MESSENGER_APP_SECRET: variable(
      "The Meta app's secret for the Messenger door; two, with a comma between, while one replaces the other.",
      secrets,
      '0123456789abcdef0123456789abcdef',
    ),
    MESSENGER_VERIFY_TOKEN: variable("The token that you have entered in the app's webhook form for the page.", text, 'a-long-random-word'),
    MESSENGER_PAGE_ACCESS_TOKEN: variable('The token that sends messages as the page.', text, 'EAAG…'),
    MESSENGER_PAGE_ID: variable("The page's id.", digits, '104660145567000'),
    MESSENGER_APP_ID: variable("The Meta app's id: echoes of its own messages are known by it.", digits.optional(), '263902037430900'),
    ...graph,
  }),
  open: (given) =>
    messenger({
      appSecrets: given.MESSENGER_APP_SECRET,
      verifyToken: given.MESSENGER_VERIFY_TOKEN,
      accessToken: given.MESSENGER_PAGE_ACCESS_TOKEN,
      pageId: given.MESSENGER_PAGE_ID,
      appId: given.MESSENGER_APP_ID,
      graphUrl: given.GRAPH_API_URL,
      graphVersion: given.GRAPH_API_VERSION,
    }),
});

/** The doors with webhooks that every bot has. The web chat is none of them: its page comes from this very server. */
export const houseDoors: readonly Door[] = [whatsappDoor, messengerDoor];
