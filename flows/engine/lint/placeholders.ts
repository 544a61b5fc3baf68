/** The names in a text's placeholders, as i18next writes them: `{{card.last4}}`, `{{- name}}`, `{{amount, number}}`. */
export const placeholdersOf = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/\{\{-?\s*([\w.]+)/g)].map(([, name = '']) => name)),
];
