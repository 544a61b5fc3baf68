import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a MongoDB for the tests is to be had: a server that runs (MONGODB_URI), or a program (MONGOD, or `mongod` on the path). */
export function mongod(environment: NodeJS.ProcessEnv): { readonly uri: string } | { readonly program: string } | null {
  const { MONGODB_URI: uri, MONGOD: program, PATH: path = '' } = environment;
  if (uri) return { uri };
  if (program) return { program };
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
