import { describe, expect, it } from '@jest/globals';
import { matching } from '../../../handoff/console/desk/matching';
import { filled, nameInWords } from '../../../handoff/console/desk/template';

describe('what is looked for among prepared answers', () => {
  const fees = { id: 'fees', title: 'Gebühren im Ausland', text: 'Zahlungen in Euro kosten nichts extra.' };
  const pin = { id: 'pin', title: 'PIN vergessen', text: 'Bitte nennen Sie Ihre PIN niemandem, auch nicht im Ausland.' };
  const all = [pin, fees];

  it.each([
    ['', ['pin', 'fees']],
    ['  ', ['pin', 'fees']],
    ['euro', ['fees']],
    ['GEBUHREN', ['fees']],
    ['extra zahlung', ['fees']],
    ['ausland', ['fees', 'pin']],
    ['ausland euro pin', []],
  ])('%j finds %j, first what has it in its title', (wanted, ids) => {
    expect(matching(all, wanted).map(({ id }) => id)).toEqual(ids);
  });
});

describe('a template', () => {
  const template = { name: 'please_call', text: 'Hello {{name}}, call by {{call_by}}, {{name}}.', placeholders: ['name', 'call_by'] };

  it('shows the names of what is still to be filled in', () => {
    expect(filled(template, { name: ' Ana ' })).toBe('Hello Ana, call by [Call by], Ana.');
    expect(filled(template, { name: '$& {{call_by}}', call_by: ' ' })).toBe('Hello $& {{call_by}}, call by [Call by], $& {{call_by}}.');
  });

  it('is called by its name in words', () => {
    expect(nameInWords('please_call')).toBe('Please call');
  });
});
