import { join } from 'node:path';
import { packageFolder } from '../definition/define-bot';

/** The folder of the texts that come with the package, in the languages that it has. */
export const houseTexts = join(packageFolder(__dirname), 'locales');
