import { budget } from './budget/budget';
import { crash } from './crash/crash';
import { desk } from './desk/desk';
import { peers } from './peers/peers';

const benchmarks = [crash, peers, desk, budget];

const main = async ([name, ...args]: readonly string[]): Promise<number> => {
  const chosen = benchmarks.find((known) => known.name === name);
  if (!chosen) {
    console.log('npm run bench -- <name> [options]\n');
    for (const known of benchmarks) console.log(`  ${known.name.padEnd(8)}${known.about}\n          ${known.usage}`);
    return name === undefined ? 0 : 2;
  }
  return (await chosen.run(args)) ? 0 : 1;
};

main(process.argv.slice(2)).then(
  // Some parts keep idle connections open: what is done is done.
  (status) => process.exit(status),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
