import type { z } from 'zod';
import type { BotProblem } from '../definition/bot-problem';
import type { BotDefinition } from '../definition/define-bot';
import { neededSettings } from './needed-settings';
import { valuesInFiles } from './values-in-files';
import { wrongSettings } from './wrong-settings';

/** A bot's settings as the environment has them; null with all that is wrong with them. No message holds a value: it may be a secret. */
export const readSettings = <Settings extends z.ZodObject>(
  { settings }: Pick<BotDefinition<Settings>, 'settings'>,
  given: Readonly<Record<string, string | undefined>>,
): { readonly settings: z.infer<Settings> | null; readonly problems: readonly BotProblem[] } => {
  if (!settings) return { settings: {} as z.infer<Settings>, problems: [] };
  const { environment, problems: unread } = valuesInFiles(given, Object.keys(settings.shape));
  const read = settings.safeParse(environment);
  if (unread.length === 0 && read.success) return { settings: read.data, problems: [] };
  const missing = neededSettings(settings)
    .filter((name) => environment[name] === undefined)
    .map((name) => ({ message: `${name} is missing.`, cure: 'Set it as `schalter start --help` says.' }));
  // What is in a file that cannot be read is not missing.
  const problems = unread.length > 0 ? unread : [...wrongSettings(settings, environment), ...missing];
  return { settings: null, problems: problems.map((problem) => ({ file: 'the environment', line: 0, ...problem })) };
};
