import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

/** A copy of the reference bot with its content, in a folder of its own; `more` is code that alters its definition. */
export const copiedBot = (folder: string, more = ''): { readonly directory: string; readonly bot: string } => {
  const directory = mkdtempSync(join(folder, 'bot-'));
  for (const content of ['flows/card-bank', 'nlp-models/card-bank', 'locales'])
    cpSync(join(root, content), join(directory, content), { recursive: true });
  const bot = join(directory, 'bot.js');
  const original = JSON.stringify(join(root, 'bots/card-bank/bot'));
  writeFileSync(bot, `const { cardBank } = require(${original});\nexports.copied = { ...cardBank, directory: __dirname, ${more} };\n`);
  return { directory, bot };
};

/** Such a copy with one place of one file rewritten, and the line where that was. */
export const alteredBot = (
  folder: string,
  file: string,
  from: string | RegExp,
  to: string,
): { readonly bot: string; readonly line: number } => {
  const { directory, bot } = copiedBot(folder);
  const before = readFileSync(join(directory, file), 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`There is no ${from} in ${file}.`);
  writeFileSync(join(directory, file), after);
  const at = typeof from === 'string' ? before.indexOf(from) : before.search(from);
  return { bot, line: before.slice(0, at).split('\n').length };
};
