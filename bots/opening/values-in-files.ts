import { readFileSync } from 'node:fs';

type Environment = Readonly<Record<string, string | undefined>>;

interface Unread {
  readonly message: string;
  readonly cure: string;
}

/**
 * The environment with what the files hold that `<NAME>_FILE` points to, for these names alone: other programs have variables of
 * that form too. An empty value, as `NAME=` in a file of variables, is none.
 */
export const valuesInFiles = (
  given: Environment,
  names: readonly string[],
): { readonly environment: Environment; readonly problems: readonly Unread[] } => {
  const environment = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const problems: Unread[] = [];
  for (const name of names) {
    const pointer = `${name}_FILE`;
    const path = environment[pointer];
    if (path === undefined) continue;
    if (environment[name] !== undefined) {
      problems.push({ message: `${name} and ${pointer} are both set.`, cure: 'Unset one of them.' });
      continue;
    }
    try {
      environment[name] = readFileSync(path, 'utf8').trimEnd();
      delete environment[pointer];
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unknown';
      problems.push({ message: `${pointer} names ${path}, which cannot be read (${why}).`, cure: 'Correct the path or the rights.' });
    }
  }
  return { environment, problems };
};
