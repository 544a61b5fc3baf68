/** The placeholders of a text, each once and in its order, as `card.last4` or `card.kind, named`. */
export const placeholders = (text: string): readonly string[] => {
  const found = [...text.matchAll(/\{\{(.+?)\}\}/g)].map(([, inside = '']) =>
    inside
      .split(',')
      .map((part) => part.trim())
      .join(', '),
  );
  return [...new Set(found)];
};

/** The forms that a placeholder's value can be shown in: our own (`texts.ts`), and those that i18next has itself. */
export const textFormats: readonly string[] = ['named', 'capital', 'number', 'currency', 'datetime', 'relativetime', 'list'];
