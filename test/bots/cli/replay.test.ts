import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { webhookBodies } from '../../../bots/testing/graph-stand-in/webhook-bodies';
import type { JsonObject } from '../../../flows/dialogue/json';
import { folder } from './folder';
import { runLine } from './run-line';

const path = folder();
const bodies = webhookBodies({ phoneNumberId: '106540352242922', displayPhoneNumber: '15550783881' });
const said = (id: string, from = '4915550102') => ({ from, id: `wamid.${id}`, at: Date.UTC(2026, 0, 14, 11) });

interface Replayed {
  readonly inbox: readonly { readonly state: string; readonly inbound: JsonObject }[];
  readonly turns: readonly unknown[];
  readonly lines: readonly { readonly author: string; readonly text: string; readonly payloads?: readonly JsonObject[] }[];
  readonly handoffs: readonly JsonObject[];
  readonly conversations: readonly JsonObject[];
}
const replayed = async (body: unknown, ...options: readonly string[]): Promise<Replayed> => {
  const file = join(path(), 'payload.json');
  writeFileSync(file, JSON.stringify(body));
  const { code, printed, told } = await runLine(['replay', file, ...options]);
  expect([code, told]).toEqual([0, '']);
  return JSON.parse(printed.join('\n')) as Replayed;
};

describe('a replayed webhook', () => {
  it('shows what was read, the turn, what would be sent, and where the conversation stands', async () => {
    const { inbox, turns, lines, handoffs, conversations } = await replayed(bodies.text(said('1'), 'I lost my card'));
    expect(inbox).toMatchObject([{ state: 'done', inbound: { kind: 'message', content: { text: 'I lost my card' } } }]);
    expect(turns).toHaveLength(1);
    expect(lines.map(({ author }) => author)).toEqual(['customer', 'bot']);
    expect(lines[1]?.payloads).toMatchObject([{ type: 'interactive', interactive: { action: { buttons: [{}, {}] } } }]);
    expect(handoffs).toEqual([]);
    expect(conversations).toMatchObject([{ locale: 'en', floor: { holder: 'bot' }, run: { flow: 'block-lost-card', step: 'which_card' } }]);
  });

  it('shows a request for a person', async () => {
    const { handoffs, conversations } = await replayed(bodies.text(said('1', '4915550109'), 'Meine Karte ist weg'));
    expect(handoffs).toMatchObject([{ queue: 'cards-emergency', priority: 'urgent', locale: 'de' }]);
    expect(conversations).toMatchObject([{ floor: { holder: 'queue' } }]);
  });

  it('may hold many messages, one of them twice', async () => {
    const one = bodies.text(said('1'), 'I lost my card');
    const { inbox, turns } = await replayed(
      bodies.batch([one, one, bodies.text(said('2'), 'the blue one'), bodies.text(said('3', '4915550104'), 'hi')]),
    );
    expect([inbox.length, turns.length]).toEqual([3, 3]);
  });

  it('shows what is kept and not answered', async () => {
    const { inbox, turns } = await replayed(
      bodies.message(said('1'), { type: 'reaction', reaction: { message_id: 'wamid.0', emoji: '👍' } }),
    );
    expect(inbox).toMatchObject([{ state: 'kept', inbound: { what: 'reaction' } }]);
    expect(turns).toEqual([]);
  });

  it('may be nothing that anybody knows', async () => {
    for (const body of [null, [], 'text', { object: 'page' }]) expect((await replayed(body)).inbox).toMatchObject([{ state: 'kept' }]);
  });

  it('is for the account that stands in it, unless another is named', async () => {
    const { inbox } = await replayed(bodies.text(said('1'), 'hi'), '--account', '1');
    expect(inbox).toMatchObject([{ state: 'kept', inbound: { what: 'other_account' } }]);
  });
});
