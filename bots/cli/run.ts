import { isNativeError } from 'node:util/types';
import { check } from './check';
import { type Command, type Terminal, UsageError } from './command';
import { draw } from './draw';
import { evaluate } from './evaluate';
import { letters } from './letters';
import { prove } from './prove';
import { replay } from './replay';
import { start } from './start';
import { talk } from './talk';
import { test } from './test';
import { train } from './train';
import { triage } from './triage';

const commands: readonly Command[] = [start, talk, check, prove, test, draw, triage, evaluate, train, replay, letters];

/** Runs one command line; the exit code is 2 where it was wrong itself, 1 where something else was. */
export const run = async (line: readonly string[], terminal: Terminal): Promise<number> => {
  try {
    return await dispatch(line, terminal);
  } catch (error) {
    const wrong = isWrongOption(error);
    terminal.tell(wrong ? `${inWords(error)}. See \`schalter ${line[0]} --help\`.` : inWords(error));
    return wrong || error instanceof UsageError ? 2 : 1;
  }
};

const dispatch = async ([name, ...args]: readonly string[], terminal: Terminal): Promise<number> => {
  if (name === undefined || name === '--help' || name === 'help') {
    terminal.print('schalter <command> [options]\n');
    for (const { name: word, about } of commands) terminal.print(`  ${word.padEnd(10)}${about}`);
    terminal.print('\n`schalter <command> --help` says more about one.');
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((known) => known.name === name);
  if (!command) throw new UsageError(`There is no command "${name}". Use one of ${commands.map((known) => known.name).join(', ')}.`);
  if (args.includes('--help')) {
    terminal.print(`${typeof command.usage === 'string' ? command.usage : command.usage(args)}\n\n${command.about}`);
    return 0;
  }
  return command.run(args, terminal);
};

const isWrongOption = (error: unknown): boolean =>
  isNativeError(error) && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

/** What somebody can put right is said plainly; JavaScript's own errors are our fault, and come with their place. */
const inWords = (error: unknown): string => {
  if (!isNativeError(error)) return String(error);
  const oursToMend = !isWrongOption(error) && /^(?:Type|Range|Reference|Syntax|URI)Error$/.test(error.name);
  return oursToMend ? (error.stack ?? error.message) : error.message;
};
