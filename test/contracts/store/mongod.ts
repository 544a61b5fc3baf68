import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Where a MongoDB for the tests is to be had: a server that runs (MONGODB_URI), a program (MONGOD, or `mongod` on the
 * path), or with SCHALTER_TEST_MONGO=download one that is fetched. Otherwise nowhere.
 */
export function mongod(environment: NodeJS.ProcessEnv): { uri: string } | { program: string } | null {
  const { MONGODB_URI: uri, MONGOD: program, PATH: path = '' } = environment;
  if (uri) return { uri };
  if (program) return { program };
  if (environment.SCHALTER_TEST_MONGO === 'download') {
    return {
      program: execFileSync(join(__dirname, '../../../.ci/mongod'), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim(),
    };
  }
  const found = path
    .split(delimiter)
    .map((directory) => join(directory, 'mongod'))
    .find(isProgram);
  return found === undefined ? null : { program: found };
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
