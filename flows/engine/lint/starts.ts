import type { Flow } from '../flow';
import { didYouMean } from '../nearest';
import type { Report } from './report';
import type { World } from './world';

/** F502 to F505: whether customers get into the flow, and into this one only. */
export const lintStarts = (flow: Flow, flows: readonly Flow[], world: World, report: Report): void => {
  const before = flows.slice(0, flows.indexOf(flow));
  const namesake = before.find(({ name }) => name === flow.name);
  if (namesake) report('F504', 'flow', `${namesake.file} is called “${flow.name}” too.`, 'Give one of the two another name.');

  for (const channel of flow.channels ?? []) {
    if (world.channels.includes(channel)) continue;
    report('F505', 'channels', `there is no channel “${channel}”.`, didYouMean(channel, world.channels));
  }

  for (const intent of Object.keys(flow.starts)) {
    const path = `starts.${intent}`;
    // A copy of a flow starts as that one does.
    const other = namesake ? undefined : before.find(({ starts }) => Object.hasOwn(starts, intent));
    if (other) report('F502', path, `“${intent}” starts ${other.name} already.`, 'Let one flow start on it, and ask there what is wanted.');
    if (world.intents !== null && !world.intents.includes(intent))
      report(
        'F503',
        path,
        `there is no intent “${intent}”.`,
        `${didYouMean(intent, world.intents)} New ones get their examples in nlp-models.`,
      );
  }
};
