/** A text without its blanks: where a door breaks it into bubbles is its own affair. */
export const solid = (text: string): string => text.replace(/\s/g, '');
