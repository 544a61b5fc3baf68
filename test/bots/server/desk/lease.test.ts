import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { presences } from '../../../../bots/conversation/people';
import { deskSessions } from '../../../../bots/server/desk/accounts/sessions';
import { change } from '../../../../bots/storage/store';
import { asId } from '../../../../flows/dialogue/ids';
import { isHere } from '../../../../handoff/desk/agent';
import { until } from '../../../journeys/until';
import type { Caller } from './caller';
import { consoleStage } from './console-stage';
import { type Listening, listen } from './listen';

const everyBeat = 15_000;
const lease = 45_000;

let stage: Awaited<ReturnType<typeof consoleStage>>;
beforeEach(async () => {
  stage = await consoleStage();
});
afterEach(() => stage.close());

/** A stream as the window opens it: whoever reads it is to answer its beats. */
const answering = async ({ cookie }: Caller): Promise<Listening> => {
  const stream = await listen(`${stage.server.url}/api/events?beats=answered`, { cookie });
  stage.streams.push(stream);
  return stream;
};
const leaseOf = async ({ id }: Caller): Promise<number> =>
  ((await stage.server.store.get(presences, id))?.leaseUntil ?? 0) - stage.server.clock.now();
const here = async ({ id }: Caller): Promise<boolean> => isHere(await stage.server.store.get(presences, id), stage.server.clock.now());
/** Goes on to the next beat, and waits until this stream has brought it. */
const nextBeat = async (stream: Listening): Promise<void> => {
  const before = stream.of('beat').length;
  await stage.server.clock.advance(everyBeat);
  await stream.hears('a beat', () => stream.of('beat').length > before);
};
const answers = (who: Caller) => who.expects(200, 'POST', '/api/agents/me/heartbeat');

describe('the lease of an agent', () => {
  it('is kept by an open stream alone, also of a program that has once asked by a heartbeat how it stands', async () => {
    const { server, jo } = stage;
    const stream = await stage.listen(jo);
    await answers(jo);
    for (let beat = 0; beat < 12; beat += 1) {
      await server.clock.advance(everyBeat);
      await until('the lease to be renewed', async () => (await leaseOf(jo)) === lease);
    }
    expect([await here(jo), stream.of('beat')]).toEqual([true, []]);
  });

  it('ends 45 s after the last sign of a window whose line was cut, though its stream stays open', async () => {
    const { server, jo } = stage;
    const stream = await answering(jo);
    for (let beat = 0; beat < 12; beat += 1) {
      await nextBeat(stream);
      await answers(jo);
    }
    expect(await leaseOf(jo)).toBe(lease);
    for (let beat = 0; beat < 2; beat += 1) await nextBeat(stream);
    await server.clock.advance(everyBeat - 1);
    expect(await here(jo)).toBe(true);
    await server.clock.advance(1);
    expect([await here(jo), stream.ended()]).toEqual([false, false]);
    await nextBeat(stream);
    expect(await here(jo)).toBe(false);
    await answers(jo);
    expect(await here(jo)).toBe(true);
  });

  it('is renewed by a beat that is answered a moment sooner than the last one', async () => {
    const { server, jo } = stage;
    for (let beat = 0; beat < 3; beat += 1) {
      await server.clock.advance(everyBeat - 200);
      await answers(jo);
      expect(await leaseOf(jo)).toBe(lease);
    }
  });

  it.each([
    'the same session',
    'a session of its own',
  ])('lasts as long as one window lives of two, where the second is in %s', async (whose) => {
    const { server, jo } = stage;
    const second = whose === 'the same session' ? jo : await jo.signIn({ email: jo.email, password: 'quite long enough' });
    const [cut, alive] = [await answering(jo), await answering(second)];
    for (let beat = 0; beat < 8; beat += 1) {
      await nextBeat(alive);
      await answers(second);
    }
    expect([await leaseOf(jo), cut.ended()]).toEqual([lease, false]);
    await server.clock.advance(lease);
    expect(await here(jo)).toBe(false);
  });

  it('ends 45 s after the window was closed', async () => {
    const { server, jo } = stage;
    const stream = await answering(jo);
    await nextBeat(stream);
    await answers(jo);
    stream.close();
    await server.clock.advance(lease - 1);
    expect(await here(jo)).toBe(true);
    await server.clock.advance(1);
    expect(await here(jo)).toBe(false);
  });

  it('ends at once with the sign-out from the last living window: one whose line was cut keeps nobody', async () => {
    const { jo } = stage;
    const second = await jo.signIn({ email: jo.email, password: 'quite long enough' });
    const [cut, alive] = [await answering(jo), await answering(second)];
    for (let beat = 0; beat < 7; beat += 1) {
      await nextBeat(alive);
      await answers(second);
    }
    expect(cut.ended()).toBe(false);
    await second.expects(204, 'DELETE', '/api/session');
    expect(await here(jo)).toBe(false);
  });
});

it('a window whose beats are answered ends at the next one when its session was ended elsewhere', async () => {
  const { server, jo } = stage;
  const stream = await answering(jo);
  const [session] = await server.store.find(deskSessions, { where: { agent: asId<'agent'>(jo.id) }, limit: 1 });
  if (session) await server.store.commit([change.delete(deskSessions, session)]);
  await server.clock.advance(everyBeat);
  await stream.hears('the end', () => stream.ended());
});
