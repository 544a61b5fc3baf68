import { describe, expect, it } from '@jest/globals';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { Refused } from '../../../handoff/console/transport/refused';
import { stayInTouch } from '../../../handoff/console/transport/stay-in-touch';
import { fakeStream, settle } from '../../bots/server/window-parts/fake-stream';

/** A server in the test's hand: it opens streams, and lets everything be read, as told. */
const standIn = ({ refusal }: { readonly refusal?: Error } = {}) => {
  const clock = virtualClock(0);
  const log: string[] = [];
  const opened: (string | null)[] = [];
  let refused = refusal;
  const { connect, speaks, breaks } = fakeStream();
  let readings: { readonly done: () => void; readonly failed: (error: Error) => void }[] = [];
  const contact = stayInTouch({
    open: async (lastId, signal) => {
      opened.push(lastId);
      if (refused) throw refused;
      return connect(signal);
    },
    readAll: () => new Promise<void>((done, failed) => void readings.push({ done, failed })),
    hear: ({ event, data }) => log.push(`${event} ${data}`),
    beat: () => log.push('a beat, answered'),
    turn: (connection) => {
      if (log.findLast((entry) => !entry.includes(' ')) !== connection) log.push(connection);
    },
    signedOut: () => log.push('signed_out'),
    after: (ms, run) => clock.after(ms, run),
    random: () => 1,
  });
  return {
    contact,
    log,
    opened,
    opensUp: () => {
      refused = undefined;
    },
    hasRead: async () => {
      const [reading] = readings.splice(0, 1);
      reading?.done();
      await settle();
    },
    cannotRead: async (error: Error) => {
      for (const { failed } of readings) failed(error);
      readings = [];
      await settle();
    },
    speaks,
    breaks,
    passes: async (ms: number) => {
      await settle();
      await clock.advance(ms, settle);
    },
  };
};

describe('the standing connection of the desk', () => {
  it('reads everything first, and only then hears what has happened meanwhile', async () => {
    const { log, speaks, hasRead } = standIn();
    await settle();
    await speaks('id: 1\nevent: line\ndata: a\n\n');
    expect(log).toEqual(['catching_up']);
    await hasRead();
    expect(log).toEqual(['catching_up', 'line a', 'live']);
    await speaks('id: 2\nevent: line\ndata: b\n\n');
    expect(log.at(-1)).toBe('line b');
  });

  it('goes on after the last event after a break, and reads nothing anew', async () => {
    const { log, opened, speaks, hasRead, breaks, passes } = standIn();
    await settle();
    await hasRead();
    await speaks('id: 7\nevent: line\ndata: a\n\n');
    await breaks();
    await passes(250);
    expect(opened).toEqual([null, '7']);
    expect(log).toEqual(['catching_up', 'live', 'line a', 'connecting', 'live']);
  });

  it('reads everything anew when the server no longer knows what was missed', async () => {
    const { log, speaks, hasRead } = standIn();
    await settle();
    await hasRead();
    await speaks('id: 9\nevent: reset\ndata: {}\n\nid: 10\nevent: line\ndata: a\n\n');
    expect(log).toEqual(['catching_up', 'live', 'catching_up']);
    await hasRead();
    expect(log.slice(3)).toEqual(['line a', 'live']);
  });

  it('is not live on an older reading when a second one has begun', async () => {
    const { log, speaks, hasRead } = standIn();
    await settle();
    await speaks('event: reset\ndata: {}\n\n');
    await hasRead();
    expect(log).toEqual(['catching_up']);
    await hasRead();
    expect(log).toEqual(['catching_up', 'live']);
  });

  it('begins again when everything could not be read', async () => {
    const { log, opened, cannotRead, passes, hasRead } = standIn();
    await settle();
    await cannotRead(new TypeError('no network'));
    await passes(250);
    expect(opened).toHaveLength(2);
    await hasRead();
    expect(log.at(-1)).toBe('live');
  });

  it('answers a beat at once, without a timer, whatever else is going on', async () => {
    const { log, speaks, hasRead } = standIn();
    await settle();
    const beat = 'event: beat\ndata: {}\n\n';
    await speaks(`id: 1\nevent: line\ndata: a\n\n${beat}`);
    expect(log).toEqual(['catching_up', 'a beat, answered']);
    await hasRead();
    await speaks(beat);
    expect(log.slice(2)).toEqual(['line a', 'live', 'a beat, answered']);
  });

  it('goes on after the last event also where a beat came behind it', async () => {
    const { opened, speaks, hasRead, breaks, passes } = standIn();
    await settle();
    await hasRead();
    await speaks('id: 7\nevent: line\ndata: a\n\nevent: beat\ndata: {}\n\n');
    await breaks();
    await passes(250);
    expect(opened).toEqual([null, '7']);
  });

  it('takes 40 s of silence for a dead line, and a beat for a sign of life', async () => {
    const { opened, hasRead, speaks, passes } = standIn();
    await settle();
    await hasRead();
    await passes(39_000);
    await speaks(': beat\n\n');
    await passes(39_000);
    expect(opened).toHaveLength(1);
    await passes(2_000);
    expect(opened).toHaveLength(2);
  });

  it('says that there is no connection when a break is not mended at once, and does not wait when there is hope', async () => {
    const { log, opened, contact, opensUp, passes, hasRead } = standIn({ refusal: new TypeError('no network') });
    await passes(8_000);
    expect(log).toEqual(['connecting', 'offline']);
    const before = opened.length;
    opensUp();
    contact.hurry();
    await settle();
    expect(opened).toHaveLength(before + 1);
    await hasRead();
    expect(log.at(-1)).toBe('live');
  });

  it('ends with the session, whether the stream or the reading finds out', async () => {
    const byStream = standIn({ refusal: new Refused(401, 'not_signed_in') });
    await byStream.passes(60_000);
    expect([byStream.log, byStream.opened.length]).toEqual([['signed_out'], 1]);
    const byReading = standIn();
    await settle();
    await byReading.cannotRead(new Refused(401, 'not_signed_in'));
    await byReading.passes(60_000);
    expect([byReading.log, byReading.opened.length]).toEqual([['catching_up', 'signed_out'], 1]);
  });

  it('is silent once it has been stopped', async () => {
    const { contact, opened, log, passes } = standIn();
    contact.stop();
    await passes(60_000);
    expect([opened.length, log.filter((entry) => entry !== 'catching_up')]).toEqual([1, []]);
  });
});
