import type { DeskEvent, LifeContext, Told } from './event';
import { lifeSetup } from './life-setup';
import { promising } from './promising';

const write = (what: string) => ({ type: 'write', params: { what } }) as const;
const tell = (text: Told['text']) => ({ type: 'tell', params: { text } }) as const;
const writeTransfer = {
  type: 'write',
  params: ({ event }: { event: DeskEvent }) => ({ what: 'transferred', ...(event.type === 'transferred' ? { to: event.to } : {}) }),
} as const;
const writeQueueGone = {
  type: 'write',
  params: ({ context: { facts } }: { context: LifeContext }) => ({ what: 'queue gone', to: { queue: facts.queue } }),
} as const;
const writeOutcome = (how: string) =>
  ({
    type: 'write',
    params: ({ event }: { event: DeskEvent }) => ({
      what: event.type === 'returned' || event.type === 'completed' ? `${how} (${event.outcome})` : how,
    }),
  }) as const;

/** Whoever serves the request is not there any more, and the customer waits. */
const lost = { target: '#waiting', actions: ['giveUp', write('agent lost'), tell('agent_lost')] } as const;

/** Whoever took the request unasked is not there any more before they have said a word: the bot simply goes on. */
const goneUnasked = { target: '#closed', actions: ['letGo', write('agent lost'), tell('untouched')] } as const;

/** Whoever serves the request lets the customer wait: somebody else is to have it. */
const silent = { guard: 'isSilent', target: '#waiting', actions: ['takeAway', write('agent silent'), tell('agent_silent')] } as const;

/**
 * The life of a request for a person. The customer waits in `waiting`, an agent has the floor in `serving`, the bot in
 * `wrap_up` and `closed`. Its delays become timers of the record: see `step.ts`, which takes a request one event further.
 */
export const lifeOfRequest = lifeSetup.createMachine({
  id: 'handoff',
  context: ({ input }) => input,
  initial: 'waiting',
  states: {
    waiting: {
      id: 'waiting',
      initial: 'arriving',
      on: {
        accepted: { target: '#accepted', actions: ['accept', write('accepted')] },
        transferred: [
          { guard: 'toOneself', target: '#accepted', actions: ['takeOver', write('accepted')] },
          { guard: 'toAgent', target: '#offered', actions: ['passOn', writeTransfer] },
          { target: '#waiting', reenter: true, actions: ['passOn', writeTransfer] },
        ],
        raised: [
          // Only what makes it more urgent makes an offer void: it may go to others now.
          { guard: 'isMoreUrgent', target: '#waiting', reenter: true, actions: ['raise', 'rescind'] },
          { actions: 'raise' },
        ],
        heard: { actions: 'hear' },
        cancelled: { target: '#closed', actions: ['cancel', write('cancelled'), tell('cancelled')] },
        returned: { target: '#closed', actions: ['giveBack', writeOutcome('returned'), tell('given_back')] },
        completed: { target: '#closed', actions: ['conclude', 'resolve', writeOutcome('completed'), tell('closed_unserved')] },
      },
      states: {
        /** The only way into `deferred`, so that nobody comes there without a word. */
        arriving: {
          always: [
            { guard: 'isQueueGone', target: 'arriving', reenter: true, actions: ['changeQueue', writeQueueGone] },
            { guard: 'isOutOfReach', target: 'deferred' },
            { guard: 'isClosedAsTold', target: 'deferred' },
            { guard: 'isClosed', target: 'deferred', actions: tell('closed') },
            { target: 'inLine' },
          ],
        },
        deferred: {
          entry: ['promise', 'defer'],
          exit: 'undefer',
          on: {
            heard: [
              { guard: 'wasOutOfReach', target: 'arriving', actions: ['comeBack', 'hear'] },
              { target: 'arriving', actions: 'hear' },
            ],
          },
          after: { opening: 'arriving' },
        },
        inLine: {
          type: 'parallel',
          entry: 'line',
          states: {
            routing: {
              initial: 'queued',
              states: {
                queued: { on: { offered: { target: 'offered', actions: 'offer' } } },
                offered: {
                  id: 'offered',
                  on: { rejected: { target: 'queued', actions: 'passOver' } },
                  after: { offer: { target: 'queued', actions: 'passOver' } },
                },
              },
            },
            /** Beside the routing, so that an offer does not stop the clock of the one who waits. */
            telling: {
              initial: 'patient',
              states: {
                patient: {
                  after: {
                    notice: [
                      { guard: 'isOutOfPlace', target: '#waiting', reenter: true },
                      { target: 'patient', reenter: true, actions: ['askAgain', tell('place')] },
                    ],
                  },
                },
              },
            },
            // Nobody is told that they are late for somebody whom they could not serve.
            promise: promising({ target: '#waiting', reenter: true }),
          },
        },
      },
    },
    serving: {
      type: 'parallel',
      on: {
        transferred: [
          { guard: 'toOneself', target: '#accepted', actions: ['takeOver', write('accepted')] },
          { guard: 'toAgent', target: '#offered', actions: ['passOn', writeTransfer, tell('transferred')] },
          { target: '#waiting', actions: ['passOn', writeTransfer, tell('transferred')] },
        ],
        returned: { target: '#closed', actions: ['giveBack', writeOutcome('returned'), tell('given_back')] },
        completed: [
          { guard: 'isUnserved', target: '#closed', actions: ['conclude', 'resolve', writeOutcome('completed'), tell('closed_unserved')] },
          { guard: 'isUntouched', target: '#closed', actions: ['conclude', 'resolve', writeOutcome('completed'), tell('untouched')] },
          { target: '#wrap_up', actions: ['conclude', writeOutcome('completed')] },
        ],
      },
      states: {
        work: {
          initial: 'accepted',
          states: {
            accepted: {
              id: 'accepted',
              on: {
                replied: { target: 'active', actions: 'reply' },
                heard: { target: 'accepted', reenter: true, actions: 'hear' },
                nodded: { actions: 'nod' },
                held: { target: 'on_hold', actions: ['hold', write('on hold')] },
                left: [{ guard: 'isUnasked', ...goneUnasked }, lost],
              },
              after: {
                lostBefore: [
                  { guard: 'lostUnasked', ...goneUnasked },
                  { guard: 'lostBefore', ...lost },
                  { target: 'accepted', reenter: true },
                ],
                silent,
              },
            },
            active: {
              id: 'active',
              on: {
                replied: { target: 'active', reenter: true, actions: 'reply' },
                heard: { target: 'active', reenter: true, actions: 'hear' },
                nodded: { target: 'active', reenter: true, actions: 'nod' },
                held: { target: 'on_hold', actions: ['hold', write('on hold')] },
                left: [
                  { guard: 'isMissed', ...lost },
                  { target: 'on_hold', actions: write('on hold') },
                ],
              },
              after: {
                lostAfter: [
                  { guard: 'lostWhileAwaited', ...lost },
                  { guard: 'lostAfter', target: 'on_hold', actions: write('on hold') },
                  { target: 'active', reenter: true },
                ],
                silent,
                idle: { guard: 'isIdle', target: 'on_hold', actions: write('on hold') },
              },
            },
            on_hold: {
              initial: 'looking',
              on: {
                left: { guard: 'isMissed', ...lost },
                replied: { target: 'active', actions: 'reply' },
                resumed: { target: 'active', actions: ['resume', write('resumed')] },
                nodded: { actions: 'nod' },
                heard: [
                  { guard: 'comesBack', target: 'active', actions: ['resume', 'hear'] },
                  { target: '#waiting', actions: ['hear', 'giveUp', write('back in line'), tell('back_in_line')] },
                ],
              },
              after: {
                hold: [
                  { guard: 'isHeldForCustomer', target: '#closed', actions: ['leave', write('customer left')] },
                  { guard: 'comesBack', target: 'active', actions: ['resume', write('resumed')] },
                  { target: '#waiting', actions: ['giveUp', write('back in line'), tell('back_in_line')] },
                ],
              },
              /** Who waits while their request is on hold has been told why by somebody who is there. */
              states: {
                looking: { always: [{ guard: 'isAwaited', target: 'watched' }, { target: 'quiet' }] },
                quiet: {},
                watched: {
                  after: {
                    lostAfter: [
                      { guard: 'lostAfter', ...lost },
                      { target: 'watched', reenter: true },
                    ],
                  },
                },
              },
            },
          },
        },
        /** A warm transfer: whoever serves the request keeps it until somebody else has accepted. */
        passing: {
          initial: 'no',
          states: {
            no: { on: { transferred: { guard: 'staysMeanwhile', target: 'wanted', actions: ['wantTransfer', write('transfer wanted')] } } },
            wanted: {
              on: {
                accepted: { target: '#accepted', actions: ['accept', write('accepted')] },
                rejected: { target: 'no', actions: ['forgetTransfer', write('transfer declined')] },
                transferred: { guard: 'staysMeanwhile', target: 'wanted', reenter: true, actions: 'wantTransfer' },
              },
              after: { transfer: { target: 'no', actions: ['forgetTransfer', write('transfer not taken')] } },
            },
          },
        },
        promise: { ...promising({ target: 'looking', actions: 'pausePromise' }), on: { heard: '.looking', replied: '.looking' } },
      },
    },
    /** The agent's paperwork: the bot has the floor again. */
    wrap_up: {
      id: 'wrap_up',
      on: {
        heard: [
          { guard: 'comesBack', target: '#active', actions: ['hear', write('reopened')] },
          { target: '#closed', actions: 'resolve' },
        ],
        completed: { target: '#closed', actions: ['conclude', 'resolve'] },
        returned: { target: '#closed', actions: ['giveBack', writeOutcome('returned'), tell('given_back')] },
      },
      after: { wrapUp: { target: '#closed', actions: 'resolve' } },
    },
    closed: { id: 'closed', entry: 'end', type: 'final' },
  },
});
