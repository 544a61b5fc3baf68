import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import type { Benchmark } from '../benchmark';
import { quantile } from '../quantile';
import { table } from '../table';
import { leaveCoreOne } from './core';
import { graphSink } from './graph-sink';
import { pace, saturate } from './load';
import { type PeerChild, startPeer } from './peer-child';
import { Talker } from './talker';

/** One round of one peer. */
interface Round {
  readonly turnsPerSecond: number;
  /** µs. */
  readonly cpuPerTurn: number;
  /** ms. */
  readonly ackAtSaturation: readonly number[];
  readonly ack: readonly number[];
  readonly reply: readonly number[];
  readonly megabytes: number;
}

/** The bars of the product, on one core. */
const bar = { turnsPerSecond: 1_000, timesBotbuilder: 2, against: 'waterfall' };
const names = ['node:http', 'express', 'botbuilder', 'waterfall', 'ours'] as const;
const pacedRate = 200;
const warmUp = 2;

export const peers: Benchmark = {
  name: 'peers',
  about: 'turns a second on one core, beside what others reach with the same work',
  usage: '[--rounds 3] [--seconds 4] [--talkers 96] [--only ours,botbuilder] [--profile FOLDER]',
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        rounds: { type: 'string', default: '3' },
        seconds: { type: 'string', default: '4' },
        talkers: { type: 'string', default: '96' },
        only: { type: 'string', default: names.join() },
        profile: { type: 'string' },
      },
    });
    leaveCoreOne();
    const nodeOptions = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];
    const chosen = values.only.split(',');
    const talking = new Map<string, Talker>();
    const sink = await graphSink((message) => {
      if (typeof message['to'] === 'string') talking.get(message['to'])?.hear(message);
    });
    const children: PeerChild[] = [];
    const measured = new Map<string, Round[]>();
    try {
      for (const name of chosen) if (installed(name)) children.push(await startPeer(name, sink.url, nodeOptions));
      // The first round finds cold code everywhere, and does not count.
      for (let round = 0; round <= Number(values.rounds); round += 1) {
        for (const [place, child] of children.entries()) {
          const group = { first: 1_000_000 * (place + 1), talkers: Number(values.talkers), seconds: Number(values.seconds) };
          const result = await measure(child, talking, group);
          if (round > 0) measured.set(child.name, [...(measured.get(child.name) ?? []), result]);
          console.error(
            `${round === 0 ? 'warming up' : `round ${round}`}: ${child.name} ${Math.round(result.turnsPerSecond)}/s, ${Math.round(result.cpuPerTurn)} µs/turn`,
          );
        }
      }
    } finally {
      for (const child of children) child.end();
      sink.close();
    }
    return report(measured);
  },
};

/** botbuilder-dialogs is fetched when it is first needed: its own install script cannot run on a closed network. */
const installed = (name: string): boolean => {
  if (name !== 'waterfall') return true;
  const folder = join(__dirname, '..');
  if (existsSync(join(folder, 'node_modules', 'botbuilder-dialogs'))) return true;
  console.error('Fetching botbuilder-dialogs for the waterfall bot …');
  const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder, 'botbuilder-dialogs@4.23.3'];
  if (spawnSync('npm', args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' }).status === 0) return true;
  console.error('It could not be fetched: the waterfall bot is left out.');
  return false;
};

const measure = async (
  child: PeerChild,
  talking: Map<string, Talker>,
  group: { readonly first: number; readonly talkers: number; readonly seconds: number },
): Promise<Round> => {
  const pool = new Pool(new URL(child.webhook).origin, { connections: group.talkers });
  const wire = { pool, answers: child.name !== 'node:http' && child.name !== 'express' };
  // Addresses go on from round to round: an id that was sent before would be a duplicate.
  const newTalker = (): Talker => {
    const talker = new Talker(`4915${group.first + talking.size}`, wire);
    talking.set(talker.address, talker);
    return talker;
  };
  const talkers = Array.from({ length: group.talkers }, newTalker);
  await saturate(talkers, warmUp);
  const before = await child.usage();
  const full = await saturate(talkers, group.seconds);
  const after = await child.usage();
  const paced = await pace(newTalker, pacedRate, group.seconds);
  await pool.close();
  return {
    turnsPerSecond: full.turns.length / full.seconds,
    cpuPerTurn: (after.cpu - before.cpu) / full.turns.length,
    ackAtSaturation: full.turns.map(({ ack }) => ack),
    ack: paced.turns.map(({ ack }) => ack),
    reply: paced.turns.map(({ reply }) => reply),
    megabytes: after.memory / 1_048_576,
  };
};

const median = (rounds: readonly Round[], of: (round: Round) => number): number => quantile(rounds.map(of), 0.5);

const report = (measured: ReadonlyMap<string, readonly Round[]>): boolean => {
  const rows = [...measured].map(([name, rounds]) => {
    const rates = rounds.map(({ turnsPerSecond }) => turnsPerSecond);
    const [ack, reply] = [rounds.flatMap((round) => round.ack), rounds.flatMap((round) => round.reply)];
    const pair = (values: readonly number[]): string =>
      values.some(Number.isNaN) ? '–' : `${quantile(values, 0.5).toFixed(1)} / ${quantile(values, 0.99).toFixed(1)}`;
    return [
      name,
      Math.round(quantile(rates, 0.5)),
      `${Math.round(Math.min(...rates))}–${Math.round(Math.max(...rates))}`,
      Math.round(median(rounds, ({ cpuPerTurn }) => cpuPerTurn)),
      pair(rounds.flatMap(({ ackAtSaturation }) => ackAtSaturation)),
      pair(ack),
      pair(reply),
      Math.round(Math.max(...rounds.map(({ megabytes }) => megabytes))),
    ];
  });
  const head = ['peer', 'turns/s', 'least–most', 'CPU µs', 'full: ack p50/p99 ms', `${pacedRate}/s: ack p50/p99`, 'answer p50/p99', 'MB'];
  console.log(table(head, rows));
  const rate = (name: string): number => median(measured.get(name) ?? [], ({ turnsPerSecond }) => turnsPerSecond);
  const others = ['botbuilder', 'waterfall'].filter((name) => measured.has(name));
  for (const other of others) console.log(`ours / ${other}: ${(rate('ours') / rate(other)).toFixed(2)}`);
  const fast = !measured.has('ours') || rate('ours') >= bar.turnsPerSecond;
  const ahead = !measured.has('ours') || !measured.has(bar.against) || rate('ours') >= bar.timesBotbuilder * rate(bar.against);
  console.log(
    `bar: ${bar.turnsPerSecond} turns/s ${fast ? 'met' : 'MISSED'}, ${bar.timesBotbuilder} × ${bar.against} ${ahead ? 'met' : 'MISSED'}`,
  );
  return fast && ahead;
};
