import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Json } from '../../flows/dialogue/json';
import type { Channel } from '../channels/channel';
import type { Clock } from '../clock';
import type { Mailroom } from '../mailroom/mailroom';
import type { Observer } from '../observer';
import { StoreUnavailable } from '../storage/store';
import { answer } from './http/answer';
import { BodyTooLarge, readBody } from './http/read-body';
import { refuse } from './http/refuse';

/** Meta's largest webhook (WhatsApp, webhooks overview: "up to 3 MB"), in bytes. */
export const largestBody = 3_145_728;
/** A provider that is kept waiting sends again: better a 503 in time than a 200 too late. ms. */
const patience = 4_000;

/**
 * The doors' webhooks, on bare node:http: this is the busiest path of the house. A 200 is given when everything in the body
 * is stored, and never before.
 */
export const webhooks = (needs: {
  channels: ReadonlyMap<string, Channel>;
  mailroom: Pick<Mailroom, 'accept'>;
  clock: Clock;
  observe: Observer;
}) => {
  const { channels, mailroom, clock, observe } = needs;

  return (request: IncomingMessage, response: ServerResponse, url: URL): void => {
    // A door may throw where it must not; that is no reason to fall for all of them.
    take(request, response, url).catch((error: unknown) => {
      observe({ kind: 'trouble', where: 'webhook', error });
      refuse(response, 'failed');
    });
  };

  async function take(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const channel = channels.get(url.pathname.slice('/webhooks/'.length));
    if (!channel)
      return answer(
        response,
        404,
        'door_shut',
        'There is no such door, or it has no credentials.',
        'Set its credentials in the environment.',
      );
    switch (request.method) {
      case 'GET': {
        const challenge = channel.verify.handshake(url.searchParams);
        if (challenge === null)
          return answer(response, 403, 'wrong_token', 'The verify token is not ours.', 'Enter the same token on both sides.');
        response.writeHead(200, { 'content-type': 'text/plain' }).end(challenge);
        return;
      }
      case 'POST':
        return receive(channel, request, response);
      default:
        return answer(response, 405, 'wrong_method', 'A webhook takes GET and POST.', 'Use one of these.');
    }
  }

  async function receive(channel: Channel, request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body: Buffer;
    try {
      body = await readBody(request, largestBody);
    } catch (error) {
      if (!(error instanceof BodyTooLarge)) return void request.destroy();
      return answer(response, 413, 'too_large', `A body has at most ${largestBody} bytes.`, 'Send fewer events at once.');
    }
    if (!channel.verify.signature(body, request.headers)) {
      return answer(response, 401, 'wrong_signature', 'The body is not signed with our secret.', "Check the app's secret on both sides.");
    }
    let parsed: Json;
    try {
      parsed = JSON.parse(body.toString('utf8')) as Json;
    } catch {
      return answer(response, 400, 'not_json', 'The body is no JSON.', 'Send JSON.');
    }
    try {
      await inTime(mailroom.accept({ name: channel.name, account: channel.account }, channel.receive(parsed, clock.now())));
      response.writeHead(200, { 'content-type': 'text/plain' }).end('ok');
    } catch (error) {
      observe({ kind: 'trouble', where: `webhook ${channel.name}`, error });
      answer(response, 503, 'not_stored', 'It could not be stored.', 'Send it again.');
    }
  }

  /** What is stored after all, once we have said 503, is known when the provider sends it again. */
  function inTime(stored: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = clock.after(patience, () => reject(new StoreUnavailable(`it took longer than ${patience} ms`)));
      stored.then(resolve, reject).finally(cancel);
    });
  }
};
