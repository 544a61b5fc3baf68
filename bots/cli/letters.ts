import { parseArgs } from 'node:util';
import { type AnyLetter, lettersIn, revive } from '../mailroom/dead-letters';
import { collections } from '../schalter';
import { readConfig } from '../server/config';
import { serverOf } from '../server/control';
import { beats } from '../server/health';
import { openStore } from '../server/open-store';
import { embedded } from '../storage/embedded/embedded';
import type { Reader } from '../storage/store';
import { type Command, type Terminal, UsageError } from './command';

export const letters: Command = {
  name: 'letters',
  about: 'Lists what was given up (--dead) or waits (--pending), one JSON per line; --retry ID tries a dead letter again.',
  usage: 'schalter letters [--dead | --pending] [--retry ID]',
  run: async (args, terminal) => {
    const { values } = parseArgs({
      args: [...args],
      options: { dead: { type: 'boolean' }, pending: { type: 'boolean' }, retry: { type: 'string' } },
    });
    const config = readConfig(terminal.environment);
    if (values.retry !== undefined) return retry(values.retry, config, terminal);
    if (values.dead && values.pending) throw new UsageError('Use --dead or --pending, not both.');
    const all = [...collections, beats];
    // Beside a server that holds the directory, reading is all that is allowed, and all that is needed.
    const store: Reader =
      config.storage.kind === 'embedded'
        ? await embedded(config.storage.directory, { collections: all, readOnly: true })
        : await openStore(config, all);
    for await (const letter of lettersIn(store, values.pending ? 'pending' : 'dead')) terminal.print(JSON.stringify(shown(letter)));
    await store.close();
    return 0;
  },
};

const retry = async (id: string, config: ReturnType<typeof readConfig>, terminal: Terminal): Promise<number> => {
  const server = serverOf(config.dataDirectory);
  const answer =
    server &&
    (await fetch(`${server.url}/control/letters/${encodeURIComponent(id)}/retry`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}` },
    }).catch(() => null));
  if (answer) {
    const body = (await answer.json()) as { message?: string; cure?: string };
    terminal.tell(answer.ok ? `${id} is tried again.` : `${body.message ?? answer.status} ${body.cure ?? ''}`);
    return answer.ok ? 0 : 1;
  }
  // No server is there to hand it to: it stands ready for the next one.
  const store = await openStore(config, [...collections, beats]);
  const revived = await revive(store, id, Date.now());
  await store.close();
  terminal.tell(revived ? `${id} is tried again as soon as a server runs.` : `There is no dead letter "${id}". List them with --dead.`);
  return revived ? 0 : 1;
};

const shown = (letter: AnyLetter): object => {
  const { version: _, ...plain } = letter.kind === 'errand' ? letter.errand : letter.letter;
  return { kind: letter.kind, ...plain };
};
