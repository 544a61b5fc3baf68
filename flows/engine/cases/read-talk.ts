import type { z } from 'zod';
import { issueInWords } from '../issue-in-words';
import type { Problem } from '../problem';
import type { TalkPart } from './flow-test';
import { botShape, userShapes } from './test-format';

type Found = Pick<Problem, 'code' | 'message' | 'cure'> & { readonly path: string };

/** One line of a talk: what the customer does, or what the bot says. */
export const readTalkLine = (written: unknown, path: string, report: (found: Found) => void): TalkPart | null => {
  const line = isTable(written) ? written : {};
  if ('bot' in line) {
    const bot = held(botShape, written, path, report);
    return bot && { kind: 'bot', keys: bot.bot };
  }
  const user = line['user'];
  if (Object.keys(line).length !== 1 || !isTable(user)) {
    report({ code: 'F003', path, message: 'this line says nothing.', cure: `Write “bot: [text keys]”, or “user:” with ${ways}.` });
    return null;
  }
  return readUser(user, `${path}.user`, report);
};

const ways = '{ tap: … }, { intent: … }, { wait: 31m } or words in each language with “means:”';

const readUser = (user: Record<string, unknown>, path: string, report: (found: Found) => void): TalkPart | null => {
  if (typeof user['tap'] === 'number') {
    const digits = String(user['tap']);
    report({ code: 'F003', path: `${path}.tap`, message: `“${digits}” is a number here.`, cure: `Put it in quotes: “tap: "${digits}"”.` });
    return null;
  }
  if ('tap' in user) {
    const tap = held(userShapes.tap, user, path, report);
    return tap && { kind: 'tap', on: tap.tap };
  }
  if ('intent' in user) {
    const wish = held(userShapes.intent, user, path, report);
    return wish && { kind: 'intent', intent: wish.intent };
  }
  if ('wait' in user) {
    const pause = held(userShapes.wait, user, path, report);
    return pause && { kind: 'wait', ms: pause.wait };
  }
  const said = held(userShapes.means, user, path, report);
  if (!said) return null;
  const { means, ...words } = said;
  return { kind: 'words', words, means };
};

const held = <Shape extends z.ZodObject>(
  shape: Shape,
  written: unknown,
  path: string,
  report: (found: Found) => void,
): z.infer<Shape> | null => {
  const { data, error } = shape.safeParse(written);
  for (const issue of error?.issues ?? []) issueInWords(issue, written, `${path}.`, Object.keys(shape.shape)).forEach(report);
  return data ?? null;
};

const isTable = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
