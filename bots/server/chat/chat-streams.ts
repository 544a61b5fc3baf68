import type { ServerResponse } from 'node:http';
import type { AgentId, ConversationId } from '../../../flows/dialogue/ids';
import type { Clock } from '../../clock';
import { conversations, lines } from '../../conversation/records';
import { followFeed } from '../../mailroom/follow-feed';
import { lanes } from '../../mailroom/lanes';
import { outboxLetters } from '../../mailroom/letters';
import type { Observer } from '../../observer';
import type { Feed, Store } from '../../storage/store';
import { type EventWriter, eventWriter } from '../http/event-writer';
import { type ChatStream, chatStream } from './chat-stream';
import { seenIn } from './seen-lines';

/** All pages that listen at this server, each to its own conversation. One reader of the store's feed serves them all. */
export interface ChatStreams {
  open(response: ServerResponse, of: { conversation: ConversationId; visitor: string; lastEventId: string }): void;
  /** Something of the customer's came in. */
  stir(conversation: ConversationId): void;
  /** Ends all streams; the pages come back to another server, or later. */
  close(): void;
}

/** Of one conversation, that is in as many windows; beyond, the oldest is told `replaced` and ended. */
const mostWindows = 10;
const refreshesAtOnce = 32;
/** After trouble with the store, ms. */
const pause = 1_000;

interface Open {
  readonly stream: ChatStream;
  readonly writer: EventWriter;
}

export const chatStreams = (needs: {
  readonly store: Store;
  readonly clock: Clock;
  readonly observe: Observer;
  readonly agentName: (agent: AgentId) => Promise<string | undefined>;
}): ChatStreams => {
  const { store, clock, observe } = needs;
  const open = new Map<string, Open>();
  /** The streams of a conversation, oldest first. */
  const listening = new Map<string, readonly string[]>();
  let opened = 0;
  let closed = false;

  const refreshing = lanes(refreshesAtOnce, async (key) => {
    try {
      await open.get(key)?.stream.refresh();
    } catch (error) {
      observe({ kind: 'trouble', where: 'chat stream', error });
      clock.after(pause, () => refreshing.wake(key));
    }
  });

  const touch = (conversation: string, seq: number | null): void => {
    for (const key of listening.get(conversation) ?? []) {
      if (seq !== null) open.get(key)?.stream.touch(seq);
      refreshing.wake(key);
    }
  };

  const changed = ({ collection, id }: Extract<Feed, { kind: 'change' }>): void => {
    switch (collection) {
      case lines.name:
      case outboxLetters.name: {
        // A line and its letter have one id: conversation and number.
        const dot = id.lastIndexOf('.');
        return touch(id.slice(0, dot), Number(id.slice(dot + 1)));
      }
      case conversations.name:
        return touch(id, null);
      default:
    }
  };

  const reset = (): void => {
    for (const conversation of listening.keys()) touch(conversation, 1);
  };
  /** From the first page on: a server that nobody chats with need not read the feed. */
  let stopFollowing: (() => void) | null = null;

  const forget = (conversation: string, key: string): void => {
    open.delete(key);
    const others = (listening.get(conversation) ?? []).filter((other) => other !== key);
    if (others.length === 0) listening.delete(conversation);
    else listening.set(conversation, others);
  };

  return {
    open: (response, { conversation, visitor, lastEventId }) => {
      // Hung up while the session was looked up: nobody would ever tell that this stream is over.
      if (response.destroyed) return;
      stopFollowing ??= followFeed({ store, clock, observe, changed, reset });
      opened += 1;
      const key = `${opened}`;
      const writer = eventWriter(response, clock, {
        room: () => refreshing.wake(key),
        // A letter that was given up tells nobody; the next beat finds out that nothing is at work any more.
        beat: () => {
          if (open.get(key)?.stream.typing()) refreshing.wake(key);
        },
        closed: () => forget(conversation, key),
      });
      const stream = chatStream({ ...needs, conversation, visitor, seen: seenIn(lastEventId), writer });
      open.set(key, { stream, writer });
      const windows = [...(listening.get(conversation) ?? []), key];
      listening.set(conversation, windows);
      for (const oldest of windows.slice(0, -mostWindows)) {
        open.get(oldest)?.writer.send('replaced', {});
        open.get(oldest)?.writer.end();
      }
      // A connection that was kept alive can still bring a request to a server that is being stopped.
      if (closed) writer.end();
      else refreshing.wake(key);
    },
    stir: (conversation) => touch(conversation, null),
    close: () => {
      closed = true;
      stopFollowing?.();
      for (const { writer } of open.values()) writer.end();
    },
  };
};
