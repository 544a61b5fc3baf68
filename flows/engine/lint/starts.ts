import type { Flow } from '../flow';
import { didYouMean } from '../nearest';
import type { Report } from './report';
import type { World } from './world';

/** With fewer, triage guesses. */
const fewestExamples = 5;

/** F501 to F505: whether customers get into the flow, and into this one only. */
export const lintStarts = (flow: Flow, flows: readonly Flow[], world: World, report: Report): void => {
  const before = flows.slice(0, flows.indexOf(flow));
  const namesake = before.find(({ name }) => name === flow.name);
  if (namesake) report('F504', 'flow', `${namesake.file} is called “${flow.name}” too.`, 'Give one of the two another name.');

  for (const channel of flow.channels ?? []) {
    if (world.channels.includes(channel)) continue;
    report('F505', 'channels', `there is no channel “${channel}”.`, didYouMean(channel, world.channels));
  }

  const known = [...new Set(world.locales.flatMap((locale) => Object.keys(world.intents[locale] ?? {})))];
  for (const intent of Object.keys(flow.starts)) {
    const path = `starts.${intent}`;
    const other = before.find(({ starts }) => Object.hasOwn(starts, intent));
    if (other) report('F502', path, `“${intent}” starts ${other.name} already.`, 'Let one flow start on it, and ask there what is wanted.');
    if (!known.includes(intent)) {
      report('F503', path, `there is no intent “${intent}”.`, `${didYouMean(intent, known)} New ones get their examples in nlp-models.`);
      continue;
    }
    for (const locale of world.locales) {
      const examples = world.intents[locale]?.[intent] ?? 0;
      if (examples < fewestExamples)
        report('F501', path, `“${intent}” has ${examples} examples in “${locale}”.`, `Write at least ${fewestExamples}.`);
    }
  }
};
