import type { Connection } from 'mongoose';

/** What `$currentOp` tells: of an idle session with an open transaction, or of a connection. */
interface Operation {
  readonly type: string;
  /** Address and port; of a session, those of the connection that used it last. */
  readonly client?: string;
  readonly appName?: string;
  readonly lsid?: { readonly id: unknown };
  readonly transaction?: { readonly timeInactiveMicros?: unknown };
}

/** Between two calls of a transaction there are milliseconds; this long, in µs, nobody who lives waits. */
const inactive = 500_000;

/**
 * Ends the transactions of servers that died in the middle of one. MongoDB keeps their locks for a minute
 * (`transactionLifetimeLimitSeconds`), and the conversations that they hold would wait for so long.
 * @param appName whose servers
 */
export async function endOrphans(connection: Connection, appName: string): Promise<void> {
  try {
    await killOrphans(connection, appName);
  } catch {
    // Without the rights to look (inprog) or to end (killAnySession), the server's own minute has to pass.
  }
}

async function killOrphans(connection: Connection, appName: string): Promise<void> {
  const admin = connection.getClient().db('admin');
  const everything = [{ $currentOp: { idleConnections: true, idleSessions: true } }];
  const operations = await admin.aggregate<Operation>(everything, { readConcern: 'local' }).toArray();
  const connected = new Set(operations.flatMap(({ type, client }) => (type === 'op' && client !== undefined ? [client] : [])));
  const orphans = operations.filter(
    ({ type, client, transaction, appName: by }) =>
      type === 'idleSession' &&
      by === appName &&
      transaction !== undefined &&
      Number(transaction.timeInactiveMicros) > inactive &&
      !connected.has(client ?? ''),
  );
  const sessions = orphans.flatMap(({ lsid }) => (lsid === undefined ? [] : [{ id: lsid.id }]));
  if (sessions.length > 0) await admin.command({ killSessions: sessions });
}
