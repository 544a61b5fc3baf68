import { type ChildProcess, spawn } from 'node:child_process';
import { onCoreOne } from './core';
import type { FromPeer } from './peer';

/** A peer that runs, seen from here. */
export interface PeerChild {
  readonly name: string;
  readonly webhook: string;
  readonly usage: () => Promise<Extract<FromPeer, { kind: 'usage' }>>;
  readonly end: () => void;
}

/** @throws Error when it ends before it listens. */
export const startPeer = async (name: string, graphUrl: string, nodeOptions: readonly string[]): Promise<PeerChild> => {
  const [command, args] = onCoreOne(process.execPath, [
    '--disable-warning=PINODEP008',
    ...nodeOptions,
    require.resolve('./peer-process'),
    name,
    graphUrl,
  ]);
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const listening = await next(child, 'listening');
  return {
    name,
    webhook: `http://127.0.0.1:${listening.port}/webhooks/whatsapp`,
    usage: () => {
      child.send('usage');
      return next(child, 'usage');
    },
    end: () => child.disconnect(),
  };
};

const next = <Kind extends FromPeer['kind']>(child: ChildProcess, kind: Kind): Promise<Extract<FromPeer, { kind: Kind }>> =>
  new Promise((resolve, reject) => {
    const exited = (code: number | null): void => reject(new Error(`The peer ended with code ${code}.`));
    const told = (message: FromPeer): void => {
      if (message.kind !== kind) return;
      child.off('exit', exited);
      child.off('message', told);
      resolve(message as Extract<FromPeer, { kind: Kind }>);
    };
    child.once('exit', exited).on('message', told);
  });
