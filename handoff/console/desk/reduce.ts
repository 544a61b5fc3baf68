import type { Conversation, Floor } from './conversation';
import type { Desk } from './desk';
import type { DeskEvent } from './desk-event';
import { type Draft, emptyDraft } from './draft';
import type { Handoff } from './handoff';
import type { Line } from './line';
import { placeLines } from './place-lines';
import { reduceLetters } from './reduce-letters';
import { reduceUploads } from './reduce-uploads';
import type { Thread } from './thread';
import { withHandoffs } from './with-handoffs';

/** The window's whole memory as one pure function. Any event may come at any time and again. */
export const reduce = (desk: Desk, event: DeskEvent): Desk => {
  switch (event.kind) {
    case 'connection':
      return event.connection === desk.connection ? desk : { ...desk, connection: event.connection };
    case 'read': {
      const handoffs = new Map(event.handoffs.map((handoff) => [handoff.id, handoff]));
      const threads = new Map(event.thread === null ? [] : [[event.thread.conversation.id, event.thread]]);
      return looked({ ...desk, ...withHandoffs(desk, handoffs), presence: event.presence, threads });
    }
    case 'handoff':
      return { ...desk, ...withHandoffs(desk, new Map(desk.handoffs).set(event.handoff.id, event.handoff)) };
    case 'line':
      return looked(heard(desk, event.conversationId, event.line));
    case 'floor':
      return changeConversation(desk, event.conversationId, ({ floor }) => ({ floor: later(floor, event.floor) }));
    case 'draft':
      return changeConversation(desk, event.conversationId, () => ({ draft: event.draft }));
    case 'presence':
      return event.agentId === desk.me.id ? { ...desk, presence: event.presence } : desk;
    case 'chose':
      return looked({ ...desk, chosen: event.conversationId });
    case 'opened':
      return looked(opened(desk, event.thread));
    case 'conversation':
      return changeConversation(desk, event.conversation.id, (before) => asRead(before, event.conversation));
    case 'earlier':
      return changeThread(desk, event.conversationId, ({ lines }) => ({ lines: placeLines(lines, event.lines, 'stay') }));
    case 'typed':
      return { ...desk, drafts: new Map(desk.drafts).set(event.conversationId, event.draft) };
    case 'uploading':
    case 'uploaded':
    case 'upload_failed':
    case 'detached':
      return { ...desk, ...reduceUploads(desk, event) };
    case 'posted': {
      const letter = desk.letters.find(({ key }) => key === event.key);
      const settled = { ...desk, letters: reduceLetters(desk.letters, event) };
      return letter === undefined ? settled : looked(heard(settled, letter.conversationId, event.line));
    }
    case 'recalled':
      return recalled(desk, event);
    case 'wrote':
    case 'posting':
    case 'stumbled':
    case 'refused':
    case 'retried':
      return { ...desk, letters: reduceLetters(desk.letters, event) };
    case 'noticed':
      return { ...desk, notice: event.notice };
    default:
      return event satisfies never;
  }
};

const heard = (desk: Desk, conversationId: string, line: Line): Desk => {
  const told = changeThread(desk, conversationId, ({ lines }) => ({ lines: placeLines(lines, [line], 'give way') }));
  const isVisible = line.kind !== 'note' && line.author !== 'system' && line.status !== 'suppressed';
  if (!isVisible) return told;
  const open = [...desk.handoffs.values()].find((handoff) => handoff.conversationId === conversationId && handoff.state !== 'closed');
  if (open === undefined || (open.lastLine?.seq ?? 0) > line.seq) return told;
  // What the bot says behind a word of theirs tells less.
  if (line.author === 'bot' && open.lastLine && open.lastLine.author !== 'bot') return told;
  const handoff: Handoff = { ...open, lastLine: line };
  return { ...told, handoffs: new Map(desk.handoffs).set(open.id, handoff) };
};

const opened = (desk: Desk, thread: Thread): Desk => {
  const { id, draft } = thread.conversation;
  const before = desk.threads.get(id);
  const lines = placeLines(thread.lines, before?.lines ?? [], 'give way');
  const conversation = before ? asRead(before.conversation, thread.conversation) : thread.conversation;
  const threads = new Map(desk.threads).set(id, { conversation, lines });
  const isOwn = draft !== null && draft.by.id === desk.me.id;
  // What was begun elsewhere is gone on with here, unless something stands here already.
  const drafts = isOwn && !desk.drafts.has(id) ? new Map(desk.drafts).set(id, { ...emptyDraft, reply: draft.text }) : desk.drafts;
  return { ...desk, threads, drafts };
};

/** What was on its way while something happened is older than what the stream or an answer has told since. */
const asRead = (before: Conversation, read: Conversation): Conversation => ({ ...read, floor: later(before.floor, read.floor) });

const later = (known: Floor, told: Floor): Floor => (told.epoch < known.epoch ? known : told);

const recalled = (desk: Desk, event: Extract<DeskEvent, { kind: 'recalled' }>): Desk => {
  const letter = desk.letters.find(({ key }) => key === event.key);
  if (letter === undefined) return desk;
  const before = desk.drafts.get(letter.conversationId) ?? emptyDraft;
  const text = [letter.text, before[letter.kind]].filter((part) => part !== '').join('\n');
  const draft: Draft = { ...before, frame: letter.kind, [letter.kind]: text, ...(letter.file === undefined ? {} : { file: letter.file }) };
  return { ...desk, letters: reduceLetters(desk.letters, event), drafts: new Map(desk.drafts).set(letter.conversationId, draft) };
};

/** What is on the screen has been seen. */
const looked = (desk: Desk): Desk => {
  const { chosen } = desk;
  const newest = chosen === null ? undefined : desk.threads.get(chosen)?.lines.at(-1)?.seq;
  if (chosen === null || newest === undefined || newest === desk.seen.get(chosen)) return desk;
  return { ...desk, seen: new Map(desk.seen).set(chosen, newest) };
};

const changeThread = (desk: Desk, conversationId: string, change: (thread: Thread) => Partial<Thread>): Desk => {
  const thread = desk.threads.get(conversationId);
  return thread ? { ...desk, threads: new Map(desk.threads).set(conversationId, { ...thread, ...change(thread) }) } : desk;
};

const changeConversation = (desk: Desk, id: string, change: (before: Conversation) => Partial<Conversation>): Desk =>
  changeThread(desk, id, ({ conversation }) => ({ conversation: { ...conversation, ...change(conversation) } }));
