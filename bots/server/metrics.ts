import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { openStates } from '../../handoff/desk/request';
import { conversations, handoffs } from '../conversation/records';
import { inboxLetters, outboxLetters } from '../mailroom/letters';
import { mediaFiles } from '../media/media-file';
import type { Observed } from '../observer';
import type { Store } from '../storage/store';

const milliseconds = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

/** What Prometheus reads: counters made from what the house observes of itself, and gauges asked of the store. */
export const metrics = (store: Store, doors: readonly string[], now: () => number) => {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry, prefix: 'schalter_' });
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Histogram({ name, help, labelNames, buckets: milliseconds, registers });
  const troubles = counter('schalter_troubles_total', 'Failures that are tried again, or left out where that is no use.', ['where']);
  const pending = (name: string, help: string, count: () => Promise<number>) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        try {
          this.set(await count());
        } catch {
          // What it was a while ago would be taken for what it is.
          this.remove();
          troubles.inc({ where: 'metrics' });
        }
      },
    });

  pending('schalter_inbox_pending', 'Letters that wait for their turn.', () => store.count(inboxLetters, { where: { state: 'pending' } }));
  pending('schalter_outbox_pending', 'Letters that wait to be sent or confirmed.', () =>
    store.count(outboxLetters, { where: { state: ['pending', 'sending'] } }),
  );
  pending('schalter_inbox_oldest_seconds', 'For how long the letter that came in first has waited for its turn.', async () =>
    secondsSince(now(), await firstArrival(store)),
  );
  pending('schalter_outbox_oldest_seconds', 'Since when the letter that is due first waits to be sent or confirmed.', async () =>
    secondsSince(now(), await firstWritten(store)),
  );
  pending('schalter_media_coming', 'Files of customers that are to be fetched.', () =>
    store.count(mediaFiles, { where: { state: 'coming' } }),
  );
  pending('schalter_handoffs_open', 'Requests for a person that are not closed.', () =>
    store.count(handoffs, { where: { state: openStates } }),
  );
  pending(
    'schalter_timer_lag_seconds',
    'For how long the timer that is due first has been due: beyond a few seconds, timers do not ring.',
    async () => secondsSince(now(), await firstDue(store)),
  );
  const received = counter('schalter_received_total', 'Things that came in, each once.', ['channel']);
  const duplicates = counter('schalter_duplicates_total', 'Deliveries of something that was stored before.', ['channel']);
  const turns = histogram('schalter_turn_ms', 'From taking a turn up to its commit, in ms.', ['arrival', 'disposition']);
  const sends = histogram('schalter_send_ms', 'One attempt at sending, in ms.', ['channel', 'code']);
  const fetches = histogram('schalter_fetch_ms', "One attempt at fetching a customer's file, in ms.", ['channel', 'code']);
  const dead = counter('schalter_dead_letters_total', 'Letters that were given up.', ['kind']);
  const unconfirmed = counter('schalter_unconfirmed_total', 'Letters sent again because nothing confirmed the first attempt.');
  const suppressed = counter('schalter_suppressed_total', 'Letters not sent because the floor had moved on.');
  const requested = counter('schalter_handoffs_total', 'Requests for a person.', ['queue', 'reason']);
  const flows = counter('schalter_flows_total', 'Flows that ended, or were put aside for a person (human).', ['flow', 'how']);
  const errands = counter('schalter_errands_total', 'Errands that came back.', ['action', 'outcome']);

  // A series that appears with its first increment hides that increment from whoever asks for the rate.
  for (const kind of ['inbox', 'outbox', 'errand', 'timer', 'media'] satisfies Extract<Observed, { kind: 'dead' }>['what'][])
    dead.inc({ kind }, 0);
  for (const channel of doors) for (const counted of [received, duplicates]) counted.inc({ channel }, 0);

  const observe = (observed: Observed): void => {
    switch (observed.kind) {
      case 'received':
        received.inc({ channel: observed.channel }, observed.fresh);
        return duplicates.inc({ channel: observed.channel }, observed.duplicates);
      case 'turn':
        return turns.observe({ arrival: observed.arrival, disposition: observed.disposition }, observed.ms);
      case 'sent':
        return sends.observe({ channel: observed.channel, code: observed.code }, observed.ms);
      case 'fetched':
        return fetches.observe({ channel: observed.channel, code: observed.code }, observed.ms);
      case 'dead':
        return dead.inc({ kind: observed.what });
      case 'unconfirmed':
        return unconfirmed.inc();
      case 'suppressed':
        return suppressed.inc();
      case 'handoff':
        return requested.inc({ queue: observed.queue, reason: observed.reason });
      case 'flow':
        return flows.inc({ flow: observed.flow, how: observed.how });
      case 'errand':
        return errands.inc({ action: observed.action, outcome: observed.outcome });
      case 'trouble':
        return troubles.inc({ where: observed.where });
      default:
        return observed satisfies never;
    }
  };
  return { observe, registry };
};

/** Nothing for what is still to come, or never was. */
const secondsSince = (now: number, then: number): number => Math.max(0, now - then) / 1_000;

/** ms UTC. */
const firstArrival = async (store: Store): Promise<number> => {
  const [first] = await store.find(inboxLetters, {
    where: { state: 'pending' },
    sort: { field: 'arrival', order: 'ascending' },
    limit: 1,
  });
  return first ? first.arrival / 1_000 : Number.POSITIVE_INFINITY;
};

/** When the letter was written that is due first, ms UTC. */
const firstWritten = async (store: Store): Promise<number> => {
  const firstIn = (state: 'pending' | 'sending') =>
    store.find(outboxLetters, { where: { state }, sort: { field: 'due', order: 'ascending' }, limit: 1 });
  const letters = (await Promise.all([firstIn('pending'), firstIn('sending')])).flat();
  return letters.reduce((first, letter) => (letter.due < first.due ? letter : first), noLetter).writtenAt;
};

const noLetter = { due: Number.POSITIVE_INFINITY, writtenAt: Number.POSITIVE_INFINITY };

/** When the timer is due that is due first, ms UTC. */
const firstDue = async (store: Store): Promise<number> => {
  const first = { range: { field: 'wakeAt', from: 0 }, sort: { field: 'wakeAt', order: 'ascending' }, limit: 1 } as const;
  const [[conversation], [request]] = await Promise.all([store.find(conversations, first), store.find(handoffs, first)]);
  return Math.min(conversation?.wakeAt ?? Number.POSITIVE_INFINITY, request?.wakeAt ?? Number.POSITIVE_INFINITY);
};
