import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumPath } from './chromium';

const built = join(__dirname, '../../dist/windows/chat/index.html');

/** Says in one line what is missing: a run that opened no browser is no success. */
export default (): void => {
  const missing =
    chromiumPath() === undefined
      ? 'The browser journeys need Chromium: install it, or set CHROMIUM to its path.'
      : existsSync(built)
        ? null
        : 'The browser journeys need the built pages: run `npm run test:browser`, which builds them.';
  if (missing === null) return;
  console.error(missing);
  process.exit(1);
};
