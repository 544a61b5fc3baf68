/** The folder for all that is kept in files: `DATA_DIR`, also for commands that start no server and need no other setting. */
export const dataDirectoryOf = (environment: Readonly<Record<string, string | undefined>>): string => environment['DATA_DIR'] || './data';
