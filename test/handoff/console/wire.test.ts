import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import * as wire from '../../../bots/server/desk/wire';
import { uploaded } from '../../../bots/server/files/media-shape';
import type { Json } from '../../../flows/dialogue/json';
import type { Article } from '../../../handoff/console/desk/article';
import type { AttachedFile } from '../../../handoff/console/desk/attached-file';
import type { Conversation } from '../../../handoff/console/desk/conversation';
import type { ConversationRow } from '../../../handoff/console/desk/conversation-row';
import type { Handoff } from '../../../handoff/console/desk/handoff';
import type { Line } from '../../../handoff/console/desk/line';
import type { Me } from '../../../handoff/console/desk/me';
import type { Presence } from '../../../handoff/console/desk/presence';
import type { Queue } from '../../../handoff/console/desk/queue';
import type { Template } from '../../../handoff/console/desk/template';
import { aHandoff, aLine, ana, pedro } from './desk-fixtures';

/** As it arrives: in JSON nothing is undefined. */
type Sent<T> = Json extends T
  ? T
  : T extends readonly (infer One)[]
    ? readonly Sent<One>[]
    : T extends object
      ? { readonly [Key in keyof T as undefined extends T[Key] ? never : Key]: Sent<T[Key]> } & {
          readonly [Key in keyof T as undefined extends T[Key] ? Key : never]?: Sent<Exclude<T[Key], undefined>>;
        }
      : T;

const sent = <Shape extends z.ZodType>(shape: Shape, given: unknown): Sent<z.infer<Shape>> =>
  JSON.parse(JSON.stringify(shape.parse(given))) as Sent<z.infer<Shape>>;

const media = { id: 'm', kind: 'image', mimeType: 'image/png', fileName: 'a.png', state: 'kept', size: 3, failure: '100: gone' } as const;
const row = {
  id: 'c',
  channel: 'webchat',
  locale: 'en',
  customer: { id: 'c', name: 'Maria', address: '…12' },
  floor: { holder: 'agent', agent: pedro, handoff: 'h', epoch: 2 },
  release: 'r',
  lastAt: 1,
};
const handoff = aHandoff({
  ended: 'resolved',
  promise: { metric: 'first_response', since: 1, due: 2, warned: 50 },
  assignee: pedro,
  offer: { agent: pedro, until: 3 },
  transfer: { to: { queue: 'cards' }, by: pedro, note: 'please', until: 4 },
  briefing: { summary: 's', slots: { card: { last: ['4', 2] } }, tried: ['block'] },
  lastLine: { seq: 1, at: 1, author: 'customer', kind: 'media', text: '', media: { kind: 'image' } },
  opensAt: 1,
  holdUntil: 2,
  acceptedAt: 3,
  endedAt: 4,
  outcome: 'resolved',
  note: 'n',
  reopenOf: 'h0',
});
const { lastLine } = handoff;

/** That each is taken for what the window knows is the compiler's part; that nothing of it is lost on the way is the test's. */
describe('what the server sends', () => {
  it('is a request as the window knows it', () => {
    const known: Handoff = sent(wire.handoff, handoff);
    expect(known).toEqual(handoff);
  });

  it('is a line', () => {
    const line = aLine(1, {
      choices: [{ id: 'yes', title: 'Yes', description: 'Block it' }],
      understood: { intent: 'block_card', confidence: 0.9 },
      media,
      agent: pedro,
      status: 'failed',
      failure: '131026: unreachable',
    });
    const known: Line = sent(wire.line, line);
    expect(known).toEqual(line);
  });

  it('is a conversation, alone and in a list', () => {
    const draft = { text: 'Dear', by: pedro, at: 3 };
    const returnTo = [{ to: 'block.which', flow: 'block', step: 'which' }];
    const whole = { ...row, seq: 4, handoff, canReply: { allowed: 'template', until: 5, reason: 'window' }, draft, returnTo };
    const known: Conversation = sent(wire.conversation, whole);
    expect(known).toEqual(whole);
    const listed: ConversationRow = sent(wire.conversationRow, { ...row, lastLine });
    expect(listed).toEqual({ ...row, lastLine });
  });

  it('is what is prepared, a queue, somebody of the house, and a file', () => {
    const article: Article = { id: 'fees', title: 'Fees', text: 'None.' };
    const template: Template = { name: 'hello', text: 'Hello {{name}}', placeholders: ['name'] };
    const hours = { hours: 'always', opensAt: null, oldest: null };
    const queue: Queue = {
      name: 'cards',
      open: true,
      outcomes: ['resolved'],
      waiting: 1,
      members: [pedro],
    };
    const presence: Presence = { intent: 'busy', here: true, missedOffer: false };
    const knownArticle: Article = sent(wire.article, article);
    const knownTemplate: Template = sent(wire.template, template);
    const knownQueue: Queue = sent(wire.queue, { ...queue, ...hours });
    const knownPresence: Presence = sent(wire.presence, presence);
    const knownMe: Me = sent(wire.session, { agent: { ...ana, languages: ['en'] }, csrf: 'c' }).agent;
    const { state: _, failure: __, ...file } = media;
    const knownFile: Omit<AttachedFile, 'state'> = sent(uploaded, file);
    expect([knownArticle, knownTemplate, knownPresence, knownFile]).toEqual([article, template, presence, file]);
    expect([knownQueue, knownMe]).toMatchObject([queue, ana]);
  });
});
