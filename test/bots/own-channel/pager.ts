import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type Channel, type Choice, door, type Inbound, type Json, type Payload, type Sent } from 'schalter';
import { z } from 'zod';

const body = z.object({
  account: z.string(),
  events: z.array(
    z.object({ id: z.string(), from: z.string(), at: z.number(), text: z.string().optional(), tapped: z.string().optional() }),
  ),
});

/** A channel as somebody outside writes one: a made-up paging service, from the public entry alone. */
const pager = (settings: { readonly key: string; readonly url: string; readonly account: string }): Channel => ({
  name: 'pager',
  account: settings.account,
  verify: {
    handshake: (query) => (query.get('key') === settings.key ? query.get('echo') : null),
    signature: (bytes, headers) => {
      const given = Buffer.from(String(headers['x-pager-signature']));
      const right = Buffer.from(createHmac('sha256', settings.key).update(bytes).digest('hex'));
      return given.length === right.length && timingSafeEqual(given, right);
    },
  },
  receive: (json) => received(json, settings.account),
  render: ({ text, choices = [] }) => [{ text, buttons: choices.map(({ id, title }: Choice) => ({ id, title })) }],
  send: async ({ to, payload, correlation, signal }) => sent(await page(settings.url, { to, ...payload, correlation }, signal)),
  replyWindow: null,
  templates: false,
  repeatable: false,
  takes: () => false,
  download: null,
  seen: async () => {},
});

const received = (json: Json, account: string): readonly Inbound[] => {
  const read = body.safeParse(json);
  if (!read.success)
    return [
      { kind: 'kept', id: createHash('sha256').update(JSON.stringify(json)).digest('hex'), account, at: 0, what: 'unreadable', raw: json },
    ];
  return read.data.events.map(({ id, from, at, text = '', tapped }): Inbound => {
    const content = tapped === undefined ? ({ kind: 'text', text } as const) : ({ kind: 'choice', choice: tapped, title: text } as const);
    return { kind: 'message', id, account: read.data.account, at, from, content };
  });
};

const page = (url: string, message: Payload, signal: AbortSignal): Promise<Response> =>
  fetch(`${url}/pages`, { method: 'POST', body: JSON.stringify(message), signal });

const sent = async (response: Response): Promise<Sent> =>
  response.ok
    ? { kind: 'sent', providerId: await response.text() }
    : { kind: 'retryLater', code: String(response.status), reason: 'The pager is busy.', holds: 'letter' };

export const pagerDoor = door({
  name: 'pager',
  settings: z.object({
    PAGER_KEY: z.string().describe("The paging service's key."),
    PAGER_URL: z.url().describe('Where pages are sent.'),
    PAGER_ACCOUNT: z.string().default('depot').describe('Our account there.'),
  }),
  open: ({ PAGER_KEY, PAGER_URL, PAGER_ACCOUNT }) => pager({ key: PAGER_KEY, url: PAGER_URL, account: PAGER_ACCOUNT }),
});
