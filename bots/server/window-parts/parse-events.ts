/** One event of a `text/event-stream`. */
export interface ServerEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: string;
}

/**
 * Reads a `text/event-stream` in pieces of any length, as the HTML standard has it ("Interpreting an event stream"). Each call
 * takes the next piece and gives the events that it completes. The browser's EventSource cannot be used: it sends no token.
 */
export const parseEvents = (): ((piece: string) => readonly ServerEvent[]) => {
  let rest = '';
  let fields = new Map<string, string>();

  const endOfEvent = (): readonly ServerEvent[] => {
    const data = fields.get('data');
    const found = data === undefined ? [] : [{ id: fields.get('id') ?? null, event: fields.get('event') ?? 'message', data }];
    fields = new Map();
    return found;
  };

  const takeField = (line: string): void => {
    const colon = line.indexOf(':');
    // A line that begins with a colon is a comment: the server's beat.
    if (colon === 0) return;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    const before = name === 'data' ? fields.get('data') : undefined;
    fields.set(name, before === undefined ? value : `${before}\n${value}`);
  };

  return (piece) => {
    rest += piece;
    const found: ServerEvent[] = [];
    for (;;) {
      // A return at the very end may be the first half of a line break.
      const end = /\r\n|\n|\r(?!$)/.exec(rest);
      if (!end) return found;
      const line = rest.slice(0, end.index);
      rest = rest.slice(end.index + end[0].length);
      if (line === '') found.push(...endOfEvent());
      else takeField(line);
    }
  };
};
