import type { Agent } from '../../../../handoff/desk/agent';
import { maySee } from '../../../../handoff/desk/rights';
import type { Clock } from '../../../clock';
import { followFeed } from '../../../mailroom/follow-feed';
import type { Observer } from '../../../observer';
import type { Cursor, Feed, Store } from '../../../storage/store';
import type { EventWriter } from '../../http/event-writer';
import type { LiveFeed } from './live-feed';
import type { Entry } from './ring';
import { newMemory, subjectOf, type Telling } from './telling';
import { unlessBroken } from './unless-broken';

/** What one console hears: everything that happens and that its agent may see, in order, none of it left out. */
export interface ConsoleStream {
  /** There is something new, or there is room again. */
  wake(): void;
  stop(): void;
}

type Change = Extract<Feed, { kind: 'change' }>;

/** Who was away for longer reads everything anew, which is quicker. Changes of the feed. */
const mostCaughtUp = 10_000;
/** Of what is written at once, characters: who does not read it is not sent much more. */
const mostWritten = 64_000;
/** Before all that is kept: who stands here hears that everything has to be read anew. */
const lost = -1;

export const consoleStream = (needs: {
  readonly store: Store;
  readonly clock: Clock;
  readonly observe: Observer;
  readonly telling: Telling;
  readonly live: LiveFeed;
  readonly writer: EventWriter;
  /** As their account is now. */
  readonly agent: () => Agent;
  /** The id of the last event that the console has; null: it begins here. */
  readonly lastEventId: Cursor | null;
}): ConsoleStream => {
  const { live, writer, telling } = needs;
  /** Where it stands among the live events; null while it catches up. */
  let position: number | null = null;
  let stopCatchingUp = (): void => {};
  let hasRoom = (): void => {};

  const isFor = (about: Entry['about']): boolean => about === 'everybody' || about.some((request) => maySee(needs.agent(), request));

  const goOn = (): void => {
    while (position !== null && !writer.full()) {
      const entry = live.at(position);
      if (entry === undefined) return;
      if (entry === 'gone') {
        position = live.end();
        writer.send('reset', {}, live.cursor());
      } else writeFrom(position);
    }
  };

  /** What there is goes over the wire together: with many consoles, each writing costs more than what is written. */
  const writeFrom = (start: number): void => {
    let text = '';
    let place = start;
    for (; text.length < mostWritten; place += 1) {
      const entry = live.at(place);
      if (entry === undefined || entry === 'gone') break;
      if (isFor(entry.about)) text += entry.text;
    }
    position = place;
    if (text !== '') writer.sendWritten(text);
  };

  const joinAt = (place: number): void => {
    stopCatchingUp();
    position = place;
    goOn();
  };

  /** A reader of its own, from where the console was, until it comes to what the live feed has. */
  const catchUp = (from: Cursor): void => {
    let read = 0;
    const { promises } = newMemory();
    const tellMissed = async (change: Change): Promise<void> => {
      if (position !== null) return;
      const place = live.placeOf(change.cursor);
      if (place) return joinAt(place.before);
      read += 1;
      if (read > mostCaughtUp) return joinAt(lost);
      const subject = subjectOf(change);
      const told = subject === null ? [] : await telling.tell(telling.look(), subject, { ...newMemory(), promises });
      for (const [index, one] of told.entries()) {
        if (!isFor(one.about === 'everybody' ? one.about : [one.about])) {
          // It may have been theirs before, and how it was is not known any more.
          return one.event === 'handoff' ? joinAt(lost) : undefined;
        }
        while (writer.full()) await new Promise<void>((resolve) => void (hasRoom = resolve));
        writer.send(one.event, one.data, index === told.length - 1 ? change.cursor : undefined);
      }
    };
    stopCatchingUp = followFeed({
      ...needs,
      from,
      changed: (change) => unlessBroken(needs.observe, 'desk event', () => tellMissed(change)),
      reset: (cursor) => {
        if (cursor !== null && position === null) joinAt(lost);
      },
    });
  };

  const begin = (): void => {
    const { lastEventId } = needs;
    // The id of what the console has already: were it a later one, what lies between could be lost with this connection.
    writer.send('hello', {}, lastEventId ?? live.cursor());
    if (lastEventId === null) return joinAt(live.end());
    const place = live.placeOf(lastEventId);
    if (place) joinAt(place.after);
    else if (lastEventId === live.cursor()) joinAt(live.end());
    else catchUp(lastEventId);
  };
  begin();

  return {
    wake: () => {
      hasRoom();
      goOn();
    },
    stop: () => {
      stopCatchingUp();
      hasRoom();
    },
  };
};
