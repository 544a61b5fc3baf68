import type { ServerResponse } from 'node:http';
import type { AgentId } from '../../../../flows/dialogue/ids';
import type { Agent } from '../../../../handoff/desk/agent';
import { mayDo } from '../../../../handoff/desk/rights';
import type { Clock } from '../../../clock';
import { agents } from '../../../conversation/people';
import type { Observer } from '../../../observer';
import type { Store } from '../../../storage/store';
import { type EventWriter, eventWriter } from '../../http/event-writer';
import type { Attendance } from '../accounts/attendance';
import type { DeskSessions } from '../accounts/sessions';
import type { Caller } from '../routes/route';
import { type ConsoleStream, consoleStream } from './console-stream';
import { liveFeed } from './live-feed';
import { telling } from './telling';

/** All consoles that listen at this server. */
export interface DeskStreams {
  open(response: ServerResponse, caller: Caller, wanted: Wanted): Promise<void>;
  /** Somebody has signed out. */
  endSession(session: string): void;
  /** Somebody may not do what they could, or has to sign in anew. */
  endAgent(agent: AgentId): void;
  /** Ends all streams; the consoles come back to another server, or later. */
  close(): void;
}

export interface Wanted {
  readonly lastEventId: string | undefined;
  /** They answer each beat with a call, and only that tells that they are there. */
  readonly answersBeats: boolean;
}

/** Windows of one agent; beyond, the oldest is ended. */
const mostWindows = 10;

interface Console {
  agent: Agent;
  readonly session: string;
  readonly answersBeats: boolean;
  readonly writer: EventWriter;
  readonly stream: ConsoleStream;
}

export const deskStreams = (needs: {
  readonly store: Store;
  readonly clock: Clock;
  readonly observe: Observer;
  readonly sessions: Pick<DeskSessions, 'use' | 'isOpen'>;
  readonly attendance: Pick<Attendance, 'renew'>;
  /** The names of all. */
  readonly queues: readonly string[];
}): DeskStreams => {
  const { store, clock, observe, sessions, attendance, queues } = needs;
  /** The oldest first. */
  const open = new Set<Console>();
  let closed = false;

  const endWhere = (over: (console: Console) => boolean): void => {
    for (const console of open) if (over(console)) console.writer.end();
  };
  const endAgent = (id: AgentId): void => endWhere(({ agent }) => agent.id === id);

  const tells = telling({ store, now: () => clock.now(), queues });
  const live = liveFeed({
    store,
    clock,
    observe,
    telling: tells,
    agentChanged: async (id) => {
      const theirs = [...open].filter(({ agent }) => agent.id === id);
      const agent = theirs.length === 0 ? undefined : await store.get(agents, id);
      if (!agent) return;
      for (const console of theirs) console.agent = agent;
      if (!mayDo(agent, 'desk.read')) endAgent(agent.id);
    },
    told: () => {
      for (const { stream } of open) stream.wake();
    },
  });

  /**
   * Every 15 s: an open stream keeps its agent at the desk and their session alive, unless that has been ended elsewhere. Where beats
   * are answered, the answers do: a line that was cut without a goodbye takes what is written for a quarter of an hour more.
   */
  const beat = async ({ agent, session, writer, answersBeats }: Console): Promise<void> => {
    try {
      if (answersBeats) {
        writer.send('beat', {});
        if (!(await sessions.isOpen(session))) writer.end();
      } else if (await sessions.use(session)) await attendance.renew(agent.id);
      else writer.end();
    } catch (error) {
      observe({ kind: 'trouble', where: 'desk stream', error });
    }
  };

  return {
    open: async (response, caller, { lastEventId, answersBeats }) => {
      await live.start();
      // Hung up meanwhile: nobody would ever tell that this stream is over.
      if (response.destroyed) return;
      // A connection that was kept alive can still bring a request to a server that is being stopped.
      if (closed) return void response.destroy();
      let console: Console | null = null;
      const writer = eventWriter(response, clock, {
        room: () => console?.stream.wake(),
        beat: () => void (console && beat(console)),
        closed: () => {
          console?.stream.stop();
          if (console) open.delete(console);
        },
      });
      const agent = (): Agent => console?.agent ?? caller.agent;
      const stream = consoleStream({ ...needs, telling: tells, live, writer, agent, lastEventId: lastEventId || null });
      console = { agent: caller.agent, session: caller.session.id, answersBeats, writer, stream };
      open.add(console);
      const windows = [...open].filter((other) => other.agent.id === caller.agent.id);
      for (const oldest of windows.slice(0, -mostWindows)) oldest.writer.end();
    },
    endSession: (id) => endWhere(({ session }) => session === id),
    endAgent,
    close: () => {
      closed = true;
      live.stop();
      endWhere(() => true);
    },
  };
};
