import type { z } from 'zod';
import type { BotProblem } from '../definition/bot-problem';
import type { BotDefinition } from '../definition/define-bot';
import { valuesInFiles } from './values-in-files';

/** A bot's settings as the environment has them; null with all that is wrong with them. No message holds a value: it may be a secret. */
export const readSettings = <Settings extends z.ZodObject>(
  { settings }: Pick<BotDefinition<Settings>, 'settings'>,
  given: Readonly<Record<string, string | undefined>>,
): { readonly settings: z.infer<Settings> | null; readonly problems: readonly BotProblem[] } => {
  if (!settings) return { settings: {} as z.infer<Settings>, problems: [] };
  const at = { file: 'the environment', line: 0 };
  const { environment, problems: unread } = valuesInFiles(given, Object.keys(settings.shape));
  if (unread.length > 0) return { settings: null, problems: unread.map((problem) => ({ ...at, ...problem })) };
  const read = settings.safeParse(environment);
  if (read.success) return { settings: read.data, problems: [] };
  const problems = read.error.issues.map(({ path, message }): BotProblem => {
    const setting = path.join('.');
    const help = 'as `schalter start --help` says';
    if (environment[setting] === undefined) return { ...at, message: `${setting} is missing`, cure: `Set it ${help}.` };
    return { ...at, message: `${setting}: ${message}`, cure: `Set it ${help}, or unset it.` };
  });
  return { settings: null, problems };
};
