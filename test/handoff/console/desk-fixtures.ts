import type { Conversation } from '../../../handoff/console/desk/conversation';
import { type Desk, newDesk } from '../../../handoff/console/desk/desk';
import type { Handoff } from '../../../handoff/console/desk/handoff';
import type { Letter } from '../../../handoff/console/desk/letter';
import type { Line } from '../../../handoff/console/desk/line';
import type { Me } from '../../../handoff/console/desk/me';

export const ana: Me = { id: 'a', name: 'Ana', roles: ['agent'], queues: ['general', 'cards'] };
export const pedro = { id: 'p', name: 'Pedro' };

export const aHandoff = (change: Partial<Handoff> = {}): Handoff => ({
  id: 'h',
  conversationId: 'c',
  state: 'queued',
  queue: 'general',
  priority: 'normal',
  entry: 'first',
  reason: 'asked',
  intent: null,
  locale: 'en',
  channel: 'webchat',
  requestedAt: 1_000,
  waitingSince: 1_000,
  promise: null,
  position: 1,
  assignee: null,
  offer: null,
  transfer: null,
  briefing: { summary: '', slots: {}, tried: [] },
  customer: { name: 'Maria', address: '…12' },
  lastLine: null,
  tags: [],
  epoch: 2,
  ...change,
});

export const aLine = (seq: number, change: Partial<Line> = {}): Line => ({
  seq,
  at: seq * 1_000,
  author: 'customer',
  kind: 'text',
  text: `line ${seq}`,
  ...change,
});

export const aConversation = (change: Partial<Conversation> = {}): Conversation => ({
  id: 'c',
  channel: 'webchat',
  locale: 'en',
  customer: { name: 'Maria', address: '…12' },
  floor: { holder: 'agent', agent: ana, epoch: 3 },
  seq: 2,
  handoff: null,
  canReply: { allowed: 'free', until: null },
  draft: null,
  returnTo: [],
  ...change,
});

export const aLetter = (key: string, change: Partial<Letter> = {}): Letter => ({
  key,
  conversationId: 'c',
  kind: 'reply',
  text: `text ${key}`,
  epoch: 3,
  at: 5_000,
  after: 2,
  state: 'waiting',
  tries: 0,
  ...change,
});

/** A desk with one conversation open. */
export const aDesk = (change: Partial<Desk> = {}): Desk => ({
  ...newDesk(ana, { letters: [], drafts: new Map() }),
  threads: new Map([['c', { conversation: aConversation(), lines: [aLine(1), aLine(2)] }]]),
  chosen: 'c',
  ...change,
});
