import { createHmac } from 'node:crypto';
import type { Dispatcher } from 'undici';
import { webhookBodies } from '../../bots/testing/graph-stand-in/webhook-bodies';
import type { JsonObject } from '../../flows/dialogue/json';
import { bubbleOf } from '../bubble';
import { account } from './account';

const bodies = webhookBodies(account);

/** One turn as the customer's phone sees it, ms. */
export interface Turn {
  readonly ack: number;
  /** Until the answer was posted to the Graph API; NaN for a peer that answers nothing. */
  readonly reply: number;
}

/** One customer who reports a lost card again and again: says it, taps the first button, says it … */
export class Talker {
  private turns = 0;
  private choice: { readonly id: string; readonly title: string } | undefined;
  private hearing: ((message: JsonObject) => void) | undefined;

  constructor(
    readonly address: string,
    private readonly wire: { readonly pool: Dispatcher; readonly answers: boolean },
  ) {}

  /** @throws Error when the peer refuses the webhook. */
  async turn(): Promise<Turn> {
    const { pool, answers } = this.wire;
    const body = Buffer.from(JSON.stringify(this.said()));
    const digest = createHmac('sha256', account.appSecret).update(body).digest('hex');
    const began = performance.now();
    const heard = answers ? new Promise<JsonObject>((resolve) => (this.hearing = resolve)) : undefined;
    const replied = heard?.then((message) => {
      this.choice = bubbleOf(message).choices[0];
      return performance.now() - began;
    });
    const { statusCode, body: answer } = await pool.request({
      path: '/webhooks/whatsapp',
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${digest}` },
      body,
    });
    await answer.dump();
    if (statusCode !== 200) throw new Error(`A webhook was answered with ${statusCode}.`);
    const ack = performance.now() - began;
    return { ack, reply: (await replied) ?? Number.NaN };
  }

  hear(message: JsonObject): void {
    this.hearing?.(message);
    this.hearing = undefined;
  }

  private said(): JsonObject {
    const said = { from: this.address, id: `wamid.${this.address}.${(this.turns += 1)}`, at: Date.now() };
    return this.choice ? bodies.tap(said, this.choice) : bodies.text(said, 'please block my card');
  }
}
