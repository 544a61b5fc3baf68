import type { z } from 'zod';

/** Something that is wrong in the environment; it holds no value, for that may be a secret. */
export interface WrongSetting {
  readonly message: string;
  readonly cure: string;
}

/** What is given and wrong, each once. What is missing is for the caller to judge. */
export const wrongSettings = (
  settings: z.ZodObject,
  environment: Readonly<Record<string, string | undefined>>,
): readonly WrongSetting[] => {
  const issues = settings.safeParse(environment).error?.issues ?? [];
  const wrong = new Map<string, WrongSetting>();
  for (const { path, message } of issues) {
    const [first] = path;
    const name = first === undefined ? null : String(first);
    if (name === null) wrong.set(message, { message: `${message}.`, cure: 'Set them as `schalter start --help` says.' });
    if (name === null || environment[name] === undefined || wrong.has(name)) continue;
    const [example] = settings.shape[name]?.meta()?.examples ?? [];
    const cure = example === undefined ? 'Set it as `schalter start --help` says' : `Set it to something like ${example}`;
    wrong.set(name, { message: `${name} ${message}.`, cure: `${cure}, or unset it.` });
  }
  return [...wrong.values()];
};
