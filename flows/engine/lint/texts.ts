import type { Flow, Step } from '../flow';
import type { Report } from './report';
import type { World } from './world';

/** i18next's plural forms, which stand for the key before them. */
const plural = /_(zero|one|two|few|many|other)$/;

/** F401: texts that a step cannot do without, and that no language has. (Where languages differ is found in `locales/check.ts`.) */
export const lintTexts = (flow: Flow, { locales, texts }: World, report: Report): void => {
  const spoken = locales.map((locale) => texts(locale, flow.name));
  if (spoken.includes(null)) return;
  const present = new Set(spoken.flatMap((of) => [...(of?.keys() ?? [])]).map((key) => key.replace(plural, '')));
  for (const step of Object.values(flow.steps))
    for (const key of neededTexts(flow, step))
      if (!present.has(key))
        report(
          'F401',
          `steps.${step.name}`,
          `the text “${key}” is missing.`,
          `Add it to the texts of ${flow.name}: ${locales.join(', ')}.`,
        );
};

/** F404: texts that belong to no step (`names` are for all steps). */
export const lintSpareTexts = (flow: Flow, { locales, texts }: World, report: Report): void => {
  for (const locale of locales)
    for (const [key, text] of texts(locale, flow.name) ?? []) {
      if (key.startsWith('names.')) continue;
      const [name = ''] = key.split('.', 1);
      const step = Object.hasOwn(flow.steps, name) ? flow.steps[name] : undefined;
      if (!step || !belongs(flow, step, key))
        report('F404', text, `the text “${key}” belongs to no step of ${flow.name}.`, 'Take it out, or rename it with its step.');
    }
};

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
  const parts = [...neededTexts(flow, step), ...possibleParts(flow, step).map((part) => `${step.name}.${part}`)];
  return key.startsWith(`${step.name}.words.`) || parts.some((part) => key === part || key.startsWith(`${part}_`));
};

/** The texts that a step can have and do without. */
const possibleParts = (flow: Flow, step: Step): readonly string[] => {
  switch (step.verb) {
    case 'ask':
    case 'confirm': {
      const retries = Array.from({ length: flow.repair.tries.max - 1 }, (_, index) => `retry_${index + 1}`);
      return [...retries, 'help', ...(step.verb === 'confirm' ? ['yes', 'no'] : ['too_late'])];
    }
    case 'do':
      // What has become of it, told when the flow no longer waits for it.
      return [...Object.keys(step.on), 'refused'].map((outcome) => `late_${outcome}`);
    case 'say':
    case 'handoff':
      return [];
    default:
      return step satisfies never;
  }
};
