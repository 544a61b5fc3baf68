#!/usr/bin/env -S node --disable-warning=PINODEP008
import { createInterface } from 'node:readline';
import { run } from './run';

// A pipe that is closed early (`| head`) is no failure.
process.stdout.on('error', () => process.exit(0));
void run(process.argv.slice(2), {
  print: (line) => void process.stdout.write(`${line}\n`),
  tell: (line) => void process.stderr.write(`${line}\n`),
  lines: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
  environment: process.env,
}).then((code) => {
  process.exitCode = code;
});
