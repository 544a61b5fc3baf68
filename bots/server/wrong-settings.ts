import type { z } from 'zod';

/** What is given and wrong, by name with its cure, never with its value. What is missing is for the caller to judge. */
export const wrongSettings = (settings: z.ZodObject, environment: Readonly<Record<string, string | undefined>>): readonly string[] => {
  const issues = settings.safeParse(environment).error?.issues ?? [];
  const wrong = new Map<string, string>();
  for (const { path, message } of issues) {
    const name = String(path[0]);
    if (environment[name] === undefined || wrong.has(name)) continue;
    const [example] = settings.shape[name]?.meta()?.examples ?? [];
    const cure = example === undefined ? 'Set it as `schalter start --help` says' : `Set it to something like ${example}`;
    wrong.set(name, `${name} ${message}. ${cure}, or unset it.`);
  }
  return [...wrong.values()];
};
