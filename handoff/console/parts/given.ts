import { fieldText } from './field-text';

/** A field as a part of what is sent: nothing where it was left empty. */
export const given = <Name extends string>(form: FormData, name: Name): { readonly [Key in Name]?: string } => {
  const text = fieldText(form, name);
  return (text === '' ? {} : { [name]: text }) as { readonly [Key in Name]?: string };
};
