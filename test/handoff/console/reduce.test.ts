import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { DeskEvent } from '../../../handoff/console/desk/desk-event';
import { hasNews } from '../../../handoff/console/desk/has-news';
import { isSaidBehind } from '../../../handoff/console/desk/is-said-behind';
import { reduce } from '../../../handoff/console/desk/reduce';
import { aConversation, aDesk, aHandoff, aLetter, aLine, ana, pedro } from './desk-fixtures';

const presence = { intent: 'available', here: true, missedOffer: false } as const;
const seqs = (desk: ReturnType<typeof aDesk>) => desk.threads.get('c')?.lines.map(({ seq }) => seq);

describe('what the window knows', () => {
  it('shows each line once and in order, however and however often they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 })), (order) => {
        const desk = order.reduce((before, seq) => reduce(before, { kind: 'line', conversationId: 'c', line: aLine(seq) }), aDesk());
        expect(seqs(desk)).toEqual([...new Set([1, 2, ...order])].sort((a, b) => a - b));
      }),
    );
  });

  it('lets the later news of a line win over what a slower read brings', () => {
    const delivered = aLine(3, { author: 'agent', status: 'delivered' });
    const told = reduce(aDesk(), { kind: 'line', conversationId: 'c', line: delivered });
    const read = reduce(told, {
      kind: 'opened',
      thread: { conversation: aConversation(), lines: [aLine(2), { ...delivered, status: 'queued' }] },
    });
    expect(read.threads.get('c')?.lines.at(-1)?.status).toBe('delivered');
  });

  it('keeps earlier lines before the ones that are there', () => {
    const desk = aDesk({ threads: new Map([['c', { conversation: aConversation(), lines: [aLine(9)] }]]) });
    expect(seqs(reduce(desk, { kind: 'earlier', conversationId: 'c', lines: [aLine(7), aLine(8)] }))).toEqual([7, 8, 9]);
  });

  it('forgets after a gap what it knew, and keeps what was typed', () => {
    const draft = { frame: 'reply', reply: 'half a sen', note: '' } as const;
    const before = aDesk({
      handoffs: new Map([['gone', aHandoff({ id: 'gone' })]]),
      drafts: new Map([['c', draft]]),
      letters: [aLetter('k')],
    });
    const desk = reduce(before, { kind: 'read', handoffs: [aHandoff()], presence, thread: null });
    expect([...desk.handoffs.keys()]).toEqual(['h']);
    expect(desk.threads.size).toBe(0);
    expect(desk.drafts.get('c')).toEqual(draft);
    expect(desk.letters).toHaveLength(1);
  });

  it('never goes back to an earlier floor', () => {
    const later = { holder: 'agent', agent: pedro, epoch: 5 } as const;
    const taken = reduce(aDesk(), { kind: 'floor', conversationId: 'c', floor: later });
    const late = reduce(taken, { kind: 'floor', conversationId: 'c', floor: { holder: 'queue', epoch: 4 } });
    expect(late.threads.get('c')?.conversation.floor).toEqual(later);
    const slow = reduce(taken, { kind: 'conversation', conversation: aConversation({ returnTo: [{ to: 'f.s', flow: 'f', step: 's' }] }) });
    expect(slow.threads.get('c')?.conversation).toMatchObject({ floor: later, returnTo: [{ to: 'f.s' }] });
    const bots = aConversation({ floor: { holder: 'bot', epoch: 4 }, seq: 3 });
    const read = reduce(taken, { kind: 'opened', thread: { conversation: bots, lines: [aLine(3)] } });
    expect(read.threads.get('c')?.conversation).toMatchObject({ floor: later, seq: 3 });
  });

  it('moves the last line of the list on, and never for what the customer cannot see', () => {
    const said = aLine(3, { author: 'agent', text: 'hello' });
    const unseen = [
      aLine(4, { kind: 'note', author: 'agent' }),
      aLine(5, { author: 'system', kind: 'event' }),
      aLine(6, { author: 'bot', status: 'suppressed' }),
      aLine(2),
    ];
    const begin = aDesk({ handoffs: new Map([['h', aHandoff()]]) });
    const desk = [said, ...unseen].reduce((before, line) => reduce(before, { kind: 'line', conversationId: 'c', line }), begin);
    expect(desk.handoffs.get('h')?.lastLine?.text).toBe('hello');
  });

  it('counts what is on the screen as seen, and nothing else', () => {
    const other = { conversation: aConversation({ id: 'd' }), lines: [aLine(1)] };
    const desk = reduce(reduce(aDesk(), { kind: 'opened', thread: other }), { kind: 'line', conversationId: 'c', line: aLine(3) });
    expect([...desk.seen]).toEqual([['c', 3]]);
  });

  it("takes up one's own draft of elsewhere, but never over what stands here, and never a colleague's", () => {
    const drafted = (by: typeof pedro) => ({ conversation: aConversation({ draft: { text: 'from the phone', by, at: 0 } }), lines: [] });
    expect(reduce(aDesk(), { kind: 'opened', thread: drafted(ana) }).drafts.get('c')?.reply).toBe('from the phone');
    expect(reduce(aDesk(), { kind: 'opened', thread: drafted(pedro) }).drafts.has('c')).toBe(false);
    const here = { frame: 'reply', reply: '', note: 'mine' } as const;
    const typed = aDesk({ drafts: new Map([['c', here]]) });
    expect(reduce(typed, { kind: 'opened', thread: drafted(ana) }).drafts.get('c')).toEqual(here);
  });

  it("knows its own agent's presence, and leaves the others'", () => {
    const events: DeskEvent[] = [
      { kind: 'presence', agentId: ana.id, presence },
      { kind: 'presence', agentId: pedro.id, presence: { ...presence, intent: 'away' } },
    ];
    expect(events.reduce(reduce, aDesk()).presence).toEqual(presence);
  });

  it('forgets the reply that was begun when the handoff is over, and keeps the note', () => {
    const drafts = new Map([['c', { frame: 'reply', reply: 'Dear', note: 'careful' } as const]]);
    const serving = aDesk({ drafts, handoffs: new Map([['h', aHandoff({ state: 'active', assignee: ana })]]) });
    const after = (event: DeskEvent) => reduce(serving, event).drafts.get('c');
    const forgotten = { frame: 'reply', reply: '', note: 'careful' };
    expect(after({ kind: 'handoff', handoff: aHandoff({ state: 'on_hold', assignee: ana }) })?.reply).toBe('Dear');
    expect(after({ kind: 'handoff', handoff: aHandoff({ state: 'closed', assignee: ana }) })).toEqual(forgotten);
    expect(after({ kind: 'read', handoffs: [], presence, thread: null })).toEqual(forgotten);
    expect(after({ kind: 'read', handoffs: [aHandoff({ id: 'h2' })], presence, thread: null })?.reply).toBe('Dear');
    expect(reduce(aDesk({ drafts }), { kind: 'read', handoffs: [], presence, thread: null }).drafts.get('c')?.reply).toBe('Dear');
  });

  it('knows of news where the customer of a waiting request adds something, also behind what the bot says to it', () => {
    const heard = (handoff: ReturnType<typeof aHandoff>) => {
      const lines = [aLine(3), aLine(4, { author: 'bot', text: 'I have added it.' })];
      const begin = aDesk({ chosen: null, handoffs: new Map([['h', handoff]]) });
      const desk = lines.reduce((before, line) => reduce(before, { kind: 'line', conversationId: 'c', line }), begin);
      const open = desk.handoffs.get('h') ?? handoff;
      const looked = reduce(desk, { kind: 'chose', conversationId: 'c' });
      return [open.lastLine?.text, hasNews(open, desk), hasNews(open, looked)];
    };
    expect(heard(aHandoff())).toEqual(['line 3', true, false]);
    expect(heard(aHandoff({ state: 'active', assignee: ana }))).toEqual(['line 3', true, false]);
    expect(heard(aHandoff({ state: 'active', assignee: pedro }))).toEqual(['line 3', false, false]);
  });

  it('finds what the bot wanted to say said once somebody of the house has said it', () => {
    const unsaid = aLine(2, { author: 'bot', status: 'suppressed', text: 'It is blocked. ' });
    const said = aLine(3, { author: 'agent', text: 'It is blocked.' });
    expect(isSaidBehind(unsaid, [unsaid, said])).toBe(true);
    expect(isSaidBehind(unsaid, [unsaid, aLine(1, { author: 'agent', text: 'It is blocked.' })])).toBe(false);
    expect(isSaidBehind(unsaid, [unsaid, { ...said, kind: 'note' }, aLine(4, { text: 'It is blocked.' })])).toBe(false);
  });
});
