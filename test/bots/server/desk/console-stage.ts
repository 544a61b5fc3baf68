import type { Store } from '../../../../bots/storage/store';
import type { Caller } from './caller';
import { type DeskServer, deskServer } from './desk-server';
import { type Heard, type Listening, listen as listenTo } from './listen';
import { seed } from './seed';

/** A desk's server with one agent, Jo, whose consoles are closed with it. */
export const consoleStage = async (of: { readonly store?: Store } = {}) => {
  const server = await deskServer(of);
  const given = seed(server.store, 1_000);
  const jo = await server.somebody(['agent'], { name: 'Jo' });
  const streams: Listening[] = [];
  return {
    server,
    given,
    jo,
    streams,
    listen: async (who: Caller, lastEventId?: string): Promise<Listening> => {
      const stream = await who.listen(lastEventId);
      streams.push(stream);
      await stream.hears('hello', (heard) => heard.length > 0);
      return stream;
    },
    /** The same agent's window at another server on the same store. */
    listenAt: ({ url }: DeskServer, id?: string): Promise<Listening> =>
      listenTo(`${url}/api/events`, { cookie: jo.cookie, ...(id === undefined ? {} : { 'last-event-id': id }) }),
    close: async (): Promise<void> => {
      for (const stream of streams) stream.close();
      await server.stop();
    },
  };
};

export const hears = (stream: Listening, count: number, event: string) =>
  stream.hears(
    `${count} × ${event}, after ${JSON.stringify(stream.heard.map((one) => one.event))}`,
    () => stream.of(event).length >= count,
  );

/** Lines of one conversation, as they were heard. */
export const texts = (heard: readonly Heard[]): unknown[] => heard.filter(({ event }) => event === 'line').map(({ data }) => data['text']);
