/** Whether no two of them are the same. */
export const distinct = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;
