import { createContext, useContext, useEffect, useMemo, useReducer, useRef } from 'react';
import { onReturn } from '../../bots/server/window-parts/on-return';
import type { Contact } from '../../bots/server/window-parts/standing-stream';
import { type Desk, newDesk } from './desk/desk';
import type { DeskEvent } from './desk/desk-event';
import type { Handoff } from './desk/handoff';
import { reduce } from './desk/reduce';
import { type Ending, finish } from './finish';
import { type Settled, type Settling, settle } from './settle';
import { type DeskApi, type Done, deskApi, type Verb } from './transport/desk-api';
import { deskEventOf } from './transport/desk-event-of';
import { gather } from './transport/gather';
import { readThread } from './transport/read-thread';
import { Refused } from './transport/refused';
import type { Session } from './transport/session';
import { stayInTouch } from './transport/stay-in-touch';
import { unsent } from './transport/unsent';
import { useHeartbeat } from './use-heartbeat';
import { usePost } from './use-post';

/** A desk that many write to is drawn anew so often and no more: ms. */
const betweenRenderings = 50;

/** The desk, and what an agent can do at it. */
export interface AtTheDesk {
  readonly desk: Desk;
  readonly api: DeskApi;
  readonly dispatch: (event: DeskEvent) => void;
  /** Does something with a handoff. False: it was refused, and the agent has been told. */
  readonly act: (handoff: Handoff, verb: Exclude<Verb, Ending>, body?: object) => Promise<boolean>;
  /**
   * Ends the agent's part in it, unless the customer has written something behind `seen`, the last line that the agent knows: then
   * that is in the thread, and the agent is still to be told.
   */
  readonly finish: (handoff: Handoff, verb: Ending, body: object, seen: number | undefined) => Promise<Settled>;
  /** Takes a conversation from the bot; answers as `act`. */
  readonly pull: (conversationId: string, queue: string) => Promise<boolean>;
  readonly reconnect: () => void;
  readonly signOut: () => void;
}

export const useDeskOf = ({ agent, csrf }: Session, signedOut: () => void): AtTheDesk => {
  const api = useMemo(() => deskApi(csrf), [csrf]);
  const [desk, dispatch] = useReducer(reduce, null, () => newDesk(agent, unsent.read(agent.id)));
  const contact = useRef<Contact>(null);
  const chosen = useRef(desk.chosen);
  chosen.current = desk.chosen;
  const leave = useRef(signedOut);
  leave.current = signedOut;
  const beat = useHeartbeat(desk.connection, api, () => leave.current());

  useEffect(() => {
    const heard = gather<DeskEvent>(
      (events) => events.forEach(dispatch),
      betweenRenderings,
      (ms, run) => void setTimeout(run, ms),
    );
    const touch = stayInTouch({
      open: api.openEvents,
      readAll: async () => {
        const [handoffs, presence, thread] = await Promise.all([
          api.handoffs(),
          api.heartbeat(),
          chosen.current === null ? null : readThread(api, chosen.current).catch(nullIfHidden),
        ]);
        // What was heard before is older than what was read now.
        heard.flush();
        dispatch({ kind: 'read', handoffs, presence, thread });
      },
      hear: (event) => {
        const known = deskEventOf(event);
        if (known) heard.add(known);
      },
      beat,
      turn: (connection) => {
        heard.flush();
        dispatch({ kind: 'connection', connection });
      },
      signedOut: () => leave.current(),
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      random: Math.random,
    });
    contact.current = touch;
    const leaveAlone = onReturn(touch);
    return () => {
      leaveAlone();
      touch.stop();
    };
  }, [api, beat]);

  useEffect(() => unsent.write(agent.id, { letters: desk.letters, drafts: desk.drafts }), [agent.id, desk.letters, desk.drafts]);
  usePost(desk, api, dispatch);

  const told: Settling = { dispatch, signedOut: () => leave.current() };
  const isDone = async (doing: Promise<Done>): Promise<boolean> => (await settle(doing, told)) === 'done';

  return {
    desk,
    api,
    dispatch,
    act: (handoff, verb, body) => isDone(api.act(handoff, verb, body)),
    finish: (handoff, verb, body, seen) => finish({ handoff, verb, body, seen }, { api, ...told }),
    pull: (conversationId, queue) => isDone(api.pull(conversationId, queue)),
    reconnect: () => contact.current?.hurry(),
    signOut: () =>
      void api
        .signOut()
        .then(signedOut, (error: unknown) =>
          error instanceof Refused && error.status === 401 ? signedOut() : dispatch({ kind: 'noticed', notice: { kind: 'unreachable' } }),
        ),
  };
};

/** A conversation that has gone where this agent cannot see it keeps nobody from working on. */
const nullIfHidden = (error: unknown): null => {
  if (error instanceof Refused && (error.status === 403 || error.status === 404)) return null;
  throw error;
};

export const DeskContext = createContext<AtTheDesk | null>(null);

/** For all parts of the window behind the sign-in. */
export const useDesk = (): AtTheDesk => {
  const there = useContext(DeskContext);
  if (there === null) throw new Error('There is no desk here. Put the part inside DeskContext.');
  return there;
};
