import type { Flow } from '../flow';
import { lineOf } from '../lines';
import type { Problem } from '../problem';
import { lintActions } from './actions';
import type { Report } from './report';
import { lintSlots } from './slots';
import { lintStarts } from './starts';
import { lintHouseTexts, lintTexts } from './texts';
import { lintWays } from './ways';
import type { World } from './world';

/** Everything that is wrong with these flows together, by file and line. A good bot gets an empty list. */
export const lint = (flows: readonly Flow[], world: World): readonly Problem[] => {
  const problems: Problem[] = [...lintHouseTexts(world)];
  for (const flow of flows) {
    const report: Report = (code, path, message, cure) => {
      problems.push({ code, file: flow.file, line: lineOf(flow.lines, path), message, cure });
    };
    lintWays(flow, report);
    lintSlots(flow, world, report);
    lintActions(flow, world, report);
    lintTexts(flow, world, report);
    lintStarts(flow, flows, world, report);
  }
  return problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
};
