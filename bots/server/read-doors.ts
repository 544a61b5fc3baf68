import type { Door } from '../definition/door';
import { neededSettings } from '../opening/needed-settings';
import { wrongSettings } from '../opening/wrong-settings';

/** Which doors the environment opens. */
export interface ReadDoors {
  readonly open: readonly Door[];
  /** Those without credentials, with the variables that would open them, all together. */
  readonly shut: readonly { readonly door: string; readonly needs: readonly string[] }[];
}

/** Adds to `problems` what is wrong, or there by half. */
export const readDoors = (
  doors: readonly Door[],
  environment: Readonly<Record<string, string | undefined>>,
  problems: string[],
): ReadDoors => {
  const open: Door[] = [];
  const shut: { door: string; needs: readonly string[] }[] = [];
  for (const door of doors) {
    const needs = neededSettings(door.settings);
    const missing = needs.filter((name) => environment[name] === undefined);
    if (missing.length === 0) open.push(door);
    else shut.push({ door: door.name, needs });

    const wrong = wrongSettings(door.settings, environment).map(({ message, cure }) => `${message} ${cure}`);
    problems.push(...wrong.filter((problem) => !problems.includes(problem)));
    if (wrong.length === 0 && missing.length > 0 && missing.length < needs.length) {
      problems.push(
        `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing for the ${door.name} door. Set all of ${needs.join(', ')}, or none of them to keep it shut.`,
      );
    }
  }
  return { open, shut };
};
