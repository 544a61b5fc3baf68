import { run } from '../../../bots/cli/run';

/** Runs one command line, as the shell would, and tells what came of it. */
export const runLine = async (
  line: readonly string[],
  given: { readonly input?: readonly string[]; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<{ readonly code: number; readonly printed: readonly string[]; readonly told: string }> => {
  const printed: string[] = [];
  const told: string[] = [];
  const code = await run(line, {
    print: (text) => void printed.push(text),
    tell: (text) => void told.push(text),
    lines: async function* lines() {
      yield* given.input ?? [];
    },
    environment: given.environment ?? {},
  });
  return { code, printed, told: told.join('\n') };
};
