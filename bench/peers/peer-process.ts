import type { FromPeer, Peer } from './peer';

// A peer in a process of its own: node peer-process.js <name> <address of the stand-in>
const load = async (name: string | undefined): Promise<Peer> => {
  switch (name) {
    case 'node:http':
      return (await import('./bare-http.js')).bareHttp;
    case 'express':
      return (await import('./express.js')).bareExpress;
    case 'botbuilder':
      return (await import('./botbuilder.js')).botbuilder;
    case 'waterfall':
      return (await import('./waterfall.js')).waterfall;
    case 'ours':
      return (await import('./ours.js')).ours;
    default:
      throw new Error(`There is no peer "${name}".`);
  }
};

const tell = (message: FromPeer): void => void process.send?.(message);
const [name, graphUrl = ''] = process.argv.slice(2);

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  tell({ kind: 'usage', cpu: user + system, memory: process.memoryUsage.rss() });
});
process.on('disconnect', () => process.exit());

load(name)
  .then(async (peer) => tell({ kind: 'listening', port: await peer.listen(graphUrl) }))
  .catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
