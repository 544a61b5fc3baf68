// A server that dies in the middle of a transaction: it writes a document, says so, and is killed by whoever has started it.
const { MongoClient } = require('mongoose').mongo;

const [, , uri, appName, collection, id] = process.argv;
void (async () => {
  const client = await new MongoClient(uri, { appName }).connect();
  const session = client.startSession();
  session.startTransaction();
  await client.db().collection(collection).insertOne({ _id: id, version: 1, document: '{}', fields: {} }, { session });
  console.log('written');
  setInterval(() => {}, 1_000);
})();
