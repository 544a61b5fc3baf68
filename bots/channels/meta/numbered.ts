import type { Choice } from '../../../flows/dialogue/reply';

/** The text with its choices below it, numbered from 1: what can be answered where nothing can be tapped. */
export const numbered = (text: string, choices: readonly Choice[]): string => {
  const lines = choices.map(({ title, description }, index) => `${index + 1}. ${[title, description].filter(Boolean).join(' – ')}`);
  return `${text}\n\n${lines.join('\n')}`;
};
