import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe-core finds against WCAG 2.2 AA and its own best practices. */
export const axeFindings = async (page: Page, forced = false): Promise<readonly string[]> => {
  // The page's policy lets no script in by a tag; the debugger may.
  await page.evaluate(axe);
  const found = await page.evaluate<readonly Finding[]>(
    // Forced colours are the reader's own, and axe reads ours.
    `axe.run({ rules: { 'color-contrast': { enabled: ${!forced} } } }).then(({ violations }) => violations)`,
  );
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
};
