import os from 'node:os';
import { type Connection, Mongoose } from 'mongoose';

/** Does something on a MongoDB database beside the store. */
export async function onDatabase<T>(uri: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await new Mongoose().createConnection(uri, { runtimeAdapters: { os } }).asPromise();
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}
