import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env['SCREENSHOTS'] ?? join(__dirname, '../../dist/screenshots');

/** The file of a picture of this name, for whoever wants to look at it; its folder is there. */
export const picture = (name: string): string => {
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.png`);
};
