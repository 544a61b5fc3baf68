import type { Flow, Step } from '../flow';
import type { Problem } from '../problem';
import { placeholdersOf } from './placeholders';
import type { Report } from './report';
import type { World } from './world';

/** What the engine says around all flows, in the namespace `repair`. */
export const houseTexts = [
  'cancel_ask',
  'cancel_yes',
  'cancel_no',
  'cancelled',
  'too_late',
  'remind',
  'closed',
  'help',
  'yes',
  'no',
] as const;

/** i18next's plural forms, which stand for the key before them. */
const plural = /_(zero|one|two|few|many|other)$/;

/** F401, F402, F404: texts that are missing, differ in their placeholders, or belong to nothing (`names` are for all steps). */
export const lintTexts = (flow: Flow, world: World, report: Report): void => {
  const [source = ''] = world.locales;
  const original = world.texts(source, flow.name);
  for (const locale of world.locales) {
    const texts = world.texts(locale, flow.name);
    const present = new Set(Object.keys(texts).map((key) => key.replace(plural, '')));
    for (const step of Object.values(flow.steps))
      for (const key of neededTexts(flow, step))
        if (!present.has(key))
          report(
            'F401',
            `steps.${step.name}`,
            `the text “${key}” is missing in “${locale}”.`,
            `Add it to the “${locale}” texts of ${flow.name}.`,
          );

    for (const [key, text] of Object.entries(texts)) {
      if (key.startsWith('names.')) continue;
      const step = flow.steps[key.split('.', 1)[0] ?? ''];
      if (!step || !belongs(flow, step, key))
        report('F404', 'flow', `the text “${key}” in “${locale}” belongs to no step.`, 'Take it out, or rename it with its step.');
      const compared = original[key];
      if (compared === undefined || locale === source) continue;
      const [wanted, found] = [compared, text].map((one) => namesIn(key, one));
      if (wanted !== found)
        report(
          'F402',
          `steps.${key.split('.', 1)[0]}`,
          `“${key}” shows ${found || 'nothing'} in “${locale}” and ${wanted || 'nothing'} in “${source}”.`,
          'Use the same placeholders in both.',
        );
    }
  }
};

/** F401 for the texts of the house. */
export const lintHouseTexts = (world: World): readonly Problem[] =>
  world.locales.flatMap((locale) => {
    const texts = world.texts(locale, 'repair');
    const missing = houseTexts.filter((key) => !Object.hasOwn(texts, key));
    return missing.map((key): Problem => {
      const message = `the text “repair:${key}” is missing in “${locale}”.`;
      return { code: 'F401', file: `locales/${locale}/repair.json`, line: 1, message, cure: 'Add it there: every flow uses it.' };
    });
  });

/** The keys that a step cannot do without. */
const neededTexts = (flow: Flow, { name, ...step }: Step): readonly string[] => {
  switch (step.verb) {
    case 'say':
      return [`${name}.say`];
    case 'ask': {
      const slot = flow.slots[step.slot];
      if (slot?.type === 'choice') return [`${name}.ask`, ...slot.of.map((word) => `${name}.opt_${word}`)];
      return slot?.type === 'option' ? [`${name}.ask`, `${name}.option`] : [`${name}.ask`];
    }
    case 'confirm':
      return [`${name}.ask`];
    case 'handoff':
      return step.says ? [`${name}.say`] : [];
    case 'do':
      return [];
    default:
      return step satisfies never;
  }
};

/**
 * Whether a text is a part of its step, in itself or for one channel (`ask_whatsapp`) or number (`say_one`).
 * Below `words` stands what customers call an answer.
 */
const belongs = (flow: Flow, step: Step, key: string): boolean => {
  const retries = Array.from({ length: flow.repair.tries.max - 1 }, (_, index) => `retry_${index + 1}`);
  const question = step.verb === 'ask' || step.verb === 'confirm' ? [...retries, 'help'] : [];
  const buttons = step.verb === 'confirm' ? ['yes', 'no'] : [];
  const parts = [...neededTexts(flow, step), ...[...question, ...buttons].map((part) => `${step.name}.${part}`)];
  return key.startsWith(`${step.name}.words.`) || parts.some((part) => key === part || key.startsWith(`${part}_`));
};

/** A plural form may say its number in words. */
const namesIn = (key: string, text: string): string =>
  placeholdersOf(text)
    .filter((name) => !(plural.test(key) && name === 'count'))
    .sort()
    .join(', ');
