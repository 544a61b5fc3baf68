import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import type { Benchmark } from '../benchmark';
import { graphSink } from '../peers/graph-sink';
import { saturate } from '../peers/load';
import { startPeer } from '../peers/peer-child';
import { Talker } from '../peers/talker';
import { table } from '../table';
import { type StepCost, steps } from './steps';

export const budget: Benchmark = {
  name: 'budget',
  about: 'where the time of a turn goes: its steps one by one, beside the whole',
  usage: '[--seconds 5]',
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: { seconds: { type: 'string', default: '5' } } });
    const seconds = Number(values.seconds);
    const graph = fork(require.resolve('./sink-process'));
    const graphUrl = await new Promise<string>((resolve) => graph.once('message', (url: string) => resolve(url)));
    try {
      const http: StepCost = { name: 'node:http, signature, 200', cpu: await cpuOf('node:http', seconds), perTurn: 1 };
      const costs = [http, ...(await steps(graphUrl))];
      const sum = costs.reduce((total, { cpu, perTurn, part }) => total + (part ? 0 : cpu * perTurn), 0);
      const rows = costs.map(({ name, cpu, perTurn, part }) => [
        part ? `  ${name}` : name,
        cpu.toFixed(1),
        perTurn.toFixed(1),
        part ? `(${(cpu * perTurn).toFixed(1)})` : (cpu * perTurn).toFixed(1),
      ]);
      const whole = await cpuOf('ours', seconds);
      console.log(
        table(
          ['step', 'CPU µs', 'a turn', 'µs a turn'],
          [...rows, ['sum', '', '', sum.toFixed(1)], ['measured as a whole', '', '', whole.toFixed(1)]],
        ),
      );
      return true;
    } finally {
      graph.disconnect();
    }
  },
};

/** CPU of a peer for one turn at saturation, µs. */
const cpuOf = async (name: string, seconds: number): Promise<number> => {
  const talking = new Map<string, Talker>();
  const sink = await graphSink((message) => {
    if (typeof message['to'] === 'string') talking.get(message['to'])?.hear(message);
  });
  const child = await startPeer(name, sink.url, []);
  const pool = new Pool(new URL(child.webhook).origin, { connections: 96 });
  for (let number = 0; number < 96; number += 1) {
    const talker = new Talker(`4915${20_000_000 + number}`, { pool, answers: name === 'ours' });
    talking.set(talker.address, talker);
  }
  await saturate([...talking.values()], seconds);
  const before = await child.usage();
  const { turns } = await saturate([...talking.values()], seconds);
  const after = await child.usage();
  await pool.close();
  child.end();
  sink.close();
  return (after.cpu - before.cpu) / turns.length;
};
