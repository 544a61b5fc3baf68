import { expect, it } from '@jest/globals';
import { placeholders } from '../../locales/placeholders';

it('the placeholders of a text are told once each, in its order', () => {
  expect(placeholders('{{name}}: {{ card.kind ,named}} from {{date}}, {{name}}')).toEqual(['name', 'card.kind, named', 'date']);
});
