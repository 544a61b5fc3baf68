import type { ServerResponse } from 'node:http';
import type { Json } from '../../../flows/dialogue/json';
import type { Clock } from '../../clock';

/** Writes server-sent events to one reader. */
export interface EventWriter {
  /** @param id what the reader gives back to go on behind this event. */
  send(event: string, data: Json, id?: string): void;
  /** One or more events that were put in writing before, with `written`: the same for many readers. */
  sendWritten(events: string): void;
  /** The reader does not keep up, or is gone: write nothing more until told that there is room. */
  full(): boolean;
  end(): void;
}

/** Proxies close what is silent for a minute or so; a page that hears nothing for two beats knows that the line is dead. */
const beatEvery = 15_000;
/** Who reads nothing for so long is cut off, and goes on by the last id when it comes back. */
const patience = 30_000;
/** For what is still on its way to a reader that is told goodbye. */
const farewell = 1_000;

/** An event as it goes over the wire. */
export const written = (event: string, data: Json, id?: string): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** Answers the request with a stream. `room`: the reader has caught up. `beat`: every 15 s. `closed`: it is over, on either side. */
export const eventWriter = (
  response: ServerResponse,
  clock: Clock,
  tell: { readonly room: () => void; readonly beat: () => void; readonly closed: () => void },
): EventWriter => {
  let full = false;
  let cancelCut = (): void => {};
  let cancelBeat = (): void => {};

  const write = (text: string): void => {
    if (full || !response.writable) return;
    full = !response.write(text);
    if (full) cancelCut = clock.after(patience, () => response.destroy());
  };
  const beatAgain = (): void => {
    cancelBeat = clock.after(beatEvery, () => {
      beatAgain();
      write(': beat\n\n');
      tell.beat();
    });
  };

  response.on('drain', () => {
    cancelCut();
    full = false;
    tell.room();
  });
  response.on('close', () => {
    cancelCut();
    cancelBeat();
    tell.closed();
  });
  // A stream ends with its connection, and does not keep a server from being stopped.
  response.shouldKeepAlive = false;
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    // No proxy may keep it, pack it or hold it back.
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  });
  response.flushHeaders();
  beatAgain();

  return {
    send: (event, data, id) => write(written(event, data, id)),
    sendWritten: write,
    full: () => full || !response.writable,
    end: () => {
      response.end();
      cancelCut();
      cancelCut = clock.after(farewell, () => response.destroy());
    },
  };
};
