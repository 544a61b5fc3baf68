import { quantile } from '../quantile';
import { table } from '../table';
import type { Fault } from './customer';
import type { DoorName } from './doors/door';
import type { Verdict } from './judge';

type OfDoor = Verdict & { readonly door: DoorName };

const faultsShown = 20;

export const sound = (verdicts: readonly Verdict[]): boolean =>
  verdicts.every(({ faults, bank }) => faults.length === 0 && bank.length === 0);

/** Prints what a run came to, door by door. */
export const report = (run: {
  readonly verdicts: readonly OfDoor[];
  /** What the bank did for nobody, in words. */
  readonly stray: readonly string[];
  readonly store: string;
  readonly kills: number;
  readonly starts: readonly number[];
  readonly repeats: number;
  /** Why the Graph API would have refused bodies, in its words. */
  readonly refusals: readonly string[];
  readonly exit: number | null;
  readonly log: string;
}): void => {
  const { verdicts } = run;
  const count = (what: string, of: (verdict: Verdict) => number): readonly (string | number)[] => {
    const counts = verdicts.map(of);
    return [what, ...counts, counts.reduce((sum, one) => sum + one, 0)];
  };
  const faults = (what: string, kind: Fault['kind']) =>
    count(what, (verdict) => verdict.faults.filter((fault) => fault.kind === kind).length);
  console.log(
    table(
      ['crash', ...verdicts.map(({ door }) => door), 'all'],
      [
        count('messages sent', ({ sent }) => sent),
        count('accepted (200, 202)', ({ accepted }) => accepted),
        count('answered', ({ answered }) => answered),
        count('dialogues finished', ({ finished }) => finished),
        faults('LOST: accepted, never answered', 'lost'),
        faults('DOUBLED: answered twice', 'doubled'),
        faults('FORGOTTEN: dialogue out of place', 'forgotten'),
        faults('DISORDERED: replies out of order', 'disordered'),
        count('blocks at the bank', ({ blocks }) => blocks),
        count('orders at the bank', ({ orders }) => orders),
        count('not exactly once at the bank', ({ bank }) => bank.length),
        count('"still working on it"', ({ notices }) => notices),
      ],
    ),
  );
  console.log();
  console.log(
    table(
      ['the run', ''],
      [
        ['store', run.store],
        ['kill -9', run.kills],
        ['calls repeated under a known key', run.repeats],
        ['cards changed that nobody has', run.stray.length],
        ['bodies the Graph API refuses', run.refusals.length],
        ['start to ready, median ms', Math.round(quantile(run.starts, 0.5))],
        ['start to ready, longest ms', Math.round(Math.max(...run.starts))],
        ['exit code at SIGTERM', String(run.exit)],
      ],
    ),
  );
  for (const { kind, conversation, what } of verdicts.flatMap((verdict) => verdict.faults).slice(0, faultsShown))
    console.log(`${kind} ${conversation}: ${what}`);
  for (const what of [...verdicts.flatMap(({ bank }) => bank), ...run.stray].slice(0, faultsShown)) console.log(`bank ${what}`);
  for (const what of [...new Set(run.refusals)].slice(0, faultsShown)) console.log(`refused ${what}`);
  if (!sound(verdicts)) console.log(`The product's log and data: ${run.log}`);
};
