import { describe, expect, it } from '@jest/globals';
import { type Session, TurnedAway } from '../../../../../bots/channels/webchat/widget/transport/api';
import { stayInTouch } from '../../../../../bots/channels/webchat/widget/transport/stay-in-touch';
import { virtualClock } from '../../../../../bots/testing/virtual-clock';
import { fakeStream, settle } from '../../../server/window-parts/fake-stream';

/** A server in the test's hand: it answers each opening of a stream as told, and speaks when told. */
const standIn = ({ session = { token: 't0' }, refusal }: { session?: Session | null; refusal?: Error } = {}) => {
  const clock = virtualClock(0);
  const log: string[] = [];
  const opened: { readonly token: string; readonly lastId: string | null }[] = [];
  let refused = refusal;
  const { connect, speaks, breaks } = fakeStream();
  let sessions = 0;
  const contact = stayInTouch({
    session,
    begin: async () => ({ token: `t${(sessions += 1)}` }),
    open: async (token, lastId, signal) => {
      opened.push({ token, lastId });
      if (refused) throw refused;
      return connect(signal);
    },
    hear: ({ event, data }) => log.push(`${event} ${data}`),
    turn: (connection) => {
      if (log.findLast((entry) => ['connecting', 'live', 'offline', 'replaced'].includes(entry)) !== connection) log.push(connection);
    },
    forget: () => log.push('forget'),
    now: clock.now,
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
    speaks,
    breaks,
    passes: async (ms: number) => {
      await settle();
      await clock.advance(ms, settle);
    },
  };
};

describe('the standing connection of the page', () => {
  it('is live with the first sign of life, and tells what it hears', async () => {
    const { log, speaks } = standIn();
    await settle();
    await speaks('event: floor\ndata: {}\n\n');
    expect(log).toEqual(['live', 'floor {}']);
  });

  it('opens a session when there is none', async () => {
    const { opened } = standIn({ session: null });
    await settle();
    expect(opened).toEqual([{ token: 't1', lastId: null }]);
  });

  it('goes on after the last event that it heard', async () => {
    const { opened, speaks, breaks, passes, log } = standIn();
    await settle();
    await speaks('id: 5\nevent: line\ndata: 1\n\nevent: typing\ndata: 2\n\n');
    await breaks();
    await passes(250);
    expect(opened.at(-1)).toEqual({ token: 't0', lastId: '5' });
    expect(log.at(-1)).toBe('connecting');
  });

  it('says that it is offline when a break is not mended at once, and waits twice as long each time, up to half a minute', async () => {
    const { opened, log, passes } = standIn({ refusal: new TypeError('no network') });
    await settle();
    const waits: number[] = [];
    for (let attempts = opened.length; waits.length < 8; attempts = opened.length) {
      let waited = 0;
      for (; opened.length === attempts; waited += 250) await passes(250);
      waits.push(waited);
    }
    expect(waits).toEqual([250, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(log).toEqual(['connecting', 'offline']);
  });

  it('takes 40 s of silence for a dead line, and a beat for a sign of life', async () => {
    const { opened, speaks, passes } = standIn();
    await settle();
    await speaks(': beat\n\n');
    await passes(39_000);
    await speaks(': beat\n\n');
    await passes(39_000);
    expect(opened).toHaveLength(1);
    await passes(2_000);
    expect(opened).toHaveLength(2);
  });

  it('does not wait any longer when there is reason to hope', async () => {
    const { opened, passes, contact } = standIn({ refusal: new TypeError('no network') });
    await settle();
    await passes(20_000);
    const before = opened.length;
    contact.hurry();
    await settle();
    expect(opened).toHaveLength(before + 1);
  });

  it('begins a new session when the server does not know the old one', async () => {
    const { opensUp, opened, log, passes } = standIn({ refusal: new TurnedAway(401) });
    await settle();
    opensUp();
    await passes(250);
    expect(log).toContain('forget');
    expect(opened.at(-1)).toEqual({ token: 't1', lastId: null });
  });

  it('rests when too many other windows have taken its place, until the page is used', async () => {
    const { opened, speaks, passes, contact, log } = standIn();
    await settle();
    await speaks('id: 5\nevent: line\ndata: 1\n\nevent: replaced\ndata: {}\n\n');
    await passes(3_600_000);
    expect([opened.length, log.at(-1)]).toEqual([1, 'replaced']);
    contact.hurry();
    await settle();
    await speaks(': beat\n\n');
    expect(opened).toEqual([
      { token: 't0', lastId: null },
      { token: 't0', lastId: '5' },
    ]);
    expect(log.at(-1)).toBe('live');
  });

  it('is silent once it has been stopped', async () => {
    const { contact, opened, log, passes } = standIn();
    await settle();
    contact.stop();
    await passes(60_000);
    expect(opened).toHaveLength(1);
    expect(log).toEqual([]);
  });
});
