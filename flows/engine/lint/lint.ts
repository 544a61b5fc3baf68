import type { Flow } from '../flow';
import { lineOf } from '../lines';
import type { Problem } from '../problem';
import { lintActions } from './actions';
import { lintConsent } from './consent';
import type { Report } from './report';
import { lintSlots } from './slots';
import { lintStarts } from './starts';
import { lintSpareTexts, lintTexts } from './texts';
import { lintTimes } from './times';
import { lintUnasked } from './unasked';
import { lintValues } from './values';
import { lintWays } from './ways';
import type { World } from './world';

/**
 * Everything that is wrong with these flows together, by file and line. A good bot gets an empty list.
 * @param drafts what could be read of flows that cannot be run yet: held to what needs no other step to be told
 */
export const lint = (flows: readonly Flow[], world: World, drafts: readonly Flow[] = []): readonly Problem[] => {
  const problems: Problem[] = [];
  const all = [...flows, ...drafts];
  for (const flow of all) {
    const report: Report = (code, place, message, cure) => {
      const { file, line } = typeof place === 'string' ? { file: flow.file, line: lineOf(flow.lines, place) } : place;
      problems.push({ code, file, line, message, cure });
    };
    lintTimes(flow, report);
    lintActions(flow, world, report);
    lintTexts(flow, world, report);
    lintStarts(flow, all, world, report);
    if (drafts.includes(flow)) continue;
    lintWays(flow, report);
    lintSlots(flow, world, report);
    lintValues(flow, world, report);
    lintConsent(flow, world, report);
    lintUnasked(flow, report);
    lintSpareTexts(flow, world, report);
  }
  return problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
};
