#!/usr/bin/env node
import { createInterface } from 'node:readline';
import { BotUnfit } from '../bot-problem';
import { ConfigInvalid } from '../server/config';
import { check } from './check';
import { type Command, type Terminal, UsageError } from './command';
import { evaluate } from './evaluate';
import { letters } from './letters';
import { replay } from './replay';
import { start } from './start';
import { talk } from './talk';
import { train } from './train';
import { triage } from './triage';

const commands: readonly Command[] = [start, talk, check, triage, evaluate, train, replay, letters];

const terminal: Terminal = {
  print: (line) => void process.stdout.write(`${line}\n`),
  tell: (line) => void process.stderr.write(`${line}\n`),
  lines: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
  environment: process.env,
};

const main = async ([name, ...args]: readonly string[]): Promise<number> => {
  if (name === undefined || name === '--help' || name === 'help') {
    terminal.print('schalter <command> [options]\n');
    for (const { name: word, about } of commands) terminal.print(`  ${word.padEnd(10)}${about}`);
    terminal.print('\n`schalter <command> --help` says more about one.');
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((known) => known.name === name);
  if (!command) throw new UsageError(`There is no command "${name}". Use one of ${commands.map((known) => known.name).join(', ')}.`);
  if (args.includes('--help')) {
    terminal.print(`${command.usage}\n\n${command.about}`);
    return 0;
  }
  return command.run(args, terminal);
};

/** What somebody can put right is said plainly; what is our own fault comes with its place. */
const failed = (error: unknown): number => {
  if (error instanceof UsageError || error instanceof ConfigInvalid || error instanceof BotUnfit) terminal.tell(error.message);
  else if (isParseError(error)) terminal.tell(error.message);
  else terminal.tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return error instanceof UsageError || isParseError(error) ? 2 : 1;
};

const isParseError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

// A pipe that is closed early (`| head`) is no failure.
process.stdout.on('error', () => process.exit(0));
void main(process.argv.slice(2))
  .catch(failed)
  .then((code) => {
    process.exitCode = code;
  });
