import type { Article } from '../desk/article';
import type { AttachedFile } from '../desk/attached-file';
import type { Conversation } from '../desk/conversation';
import type { ConversationRow } from '../desk/conversation-row';
import type { Handoff } from '../desk/handoff';
import type { Letter } from '../desk/letter';
import type { Line } from '../desk/line';
import type { Intent, Presence } from '../desk/presence';
import type { Queue } from '../desk/queue';
import type { Template } from '../desk/template';
import { ask } from './ask';
import { call } from './call';
import { Refused } from './refused';

/** What can be done with a handoff, as its path names it. */
export type Verb = 'accept' | 'reject' | 'hold' | 'resume' | 'transfer' | 'return' | 'complete';

/** Lines that are read at once. */
const page = 60;
/** Handoffs that are read at once. */
const manyHandoffs = 200;
/** Conversations of the bot's that are shown. */
const manyWithBot = 20;

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | number | null;
}

/** A handoff after something was done with it. */
export interface Done {
  readonly handoff: Handoff;
  readonly epoch: number;
}

/** The server as the window uses it. Each call throws Refused, or what `fetch` throws when the server cannot be reached. */
export type DeskApi = ReturnType<typeof deskApi>;

export const deskApi = (csrf: string) => {
  const safe = { 'x-csrf-token': csrf };
  const conversation = (id: string): string => `/api/conversations/${encodeURIComponent(id)}`;

  return {
    signOut: () => call<null>('DELETE', '/api/session', safe),
    /** Tells that the agent is there, and learns how the desk sees them. */
    heartbeat: () => call<Presence>('POST', '/api/agents/me/heartbeat', safe, {}),
    setPresence: (intent: Intent) => call<Presence>('PUT', '/api/agents/me/presence', safe, { intent }),
    queues: async () => (await call<Page<Queue>>('GET', '/api/queues')).items,
    /** All that are not closed. */
    handoffs: async () => {
      const found: Handoff[] = [];
      let next: string | number | null = null;
      do {
        const after: string = next === null ? '' : `&after=${encodeURIComponent(next)}`;
        const got: Page<Handoff> = await call('GET', `/api/handoffs?limit=${manyHandoffs}${after}`);
        found.push(...got.items);
        next = got.next;
      } while (next !== null && next !== undefined);
      return found;
    },
    act: ({ id }: Pick<Handoff, 'id'>, verb: Verb, body: object = {}) =>
      call<Done>('POST', `/api/handoffs/${encodeURIComponent(id)}/${verb}`, safe, body),
    /** Takes a conversation from the bot: a handoff of its own begins. */
    pull: (conversationId: string, queue: string) => call<Done>('POST', '/api/handoffs', safe, { conversationId, queue }),
    /** The latest conversations that the bot has. */
    withBot: async () => (await call<Page<ConversationRow>>('GET', `/api/conversations?holder=bot&limit=${manyWithBot}`)).items,
    /** The bot's prepared answers in this language. */
    articles: async (locale: string) => (await call<Page<Article>>('GET', `/api/articles?locale=${encodeURIComponent(locale)}`)).items,
    /** What its channel lets through at any time. */
    templates: async (id: string) => (await call<Page<Template>>('GET', `${conversation(id)}/templates`)).items,
    conversation: (id: string) => call<Conversation>('GET', conversation(id)),
    /** The last lines before this number, oldest first. */
    linesBefore: async (id: string, before: number) =>
      (await call<Page<Line>>('GET', `${conversation(id)}/transcript?before=${before}&limit=${page}`)).items,
    post: ({ conversationId, kind, text, sends, key, epoch }: Letter) =>
      kind === 'note'
        ? call<Line>('POST', `${conversation(conversationId)}/notes`, { ...safe, 'idempotency-key': key }, { text })
        : call<Line>(
            'POST',
            `${conversation(conversationId)}/messages`,
            { ...safe, 'idempotency-key': key, 'if-match': `"${epoch}"` },
            sends ?? { text },
          ),
    /** A file for the customer, which a reply may then name. */
    upload: async (id: string, file: File): Promise<AttachedFile> => {
      const body = new FormData();
      body.append('file', file);
      const answered = await ask('POST', `${conversation(id)}/media`, { headers: safe, body, hasFile: true });
      return { ...((await answered.json()) as Omit<AttachedFile, 'state'>), state: 'kept' };
    },
    file: async (id: string) => (await ask('GET', `/api/media/${encodeURIComponent(id)}`, { hasFile: true })).blob(),
    saveDraft: (id: string, text: string) => call<null>('PUT', `${conversation(id)}/draft`, safe, { text }),
    /** The stream of events from the one after `lastId`, or from now; each `beat` in it is to be answered with a heartbeat. */
    openEvents: async (lastId: string | null, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> => {
      const headers = { accept: 'text/event-stream', ...(lastId === null ? {} : { 'last-event-id': lastId }) };
      const response = await fetch('/api/events?beats=answered', { headers, signal });
      if (!response.ok || response.body === null) throw new Refused(response.status, 'no_stream');
      return response.body;
    },
  };
};
