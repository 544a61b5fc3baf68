import type { Json } from '../../../flows/dialogue/json';
import { both, type Check, isObject, list, object, oneOf, text } from './shape';

/** A template as it is approved: under one name, once for each language. */
export interface ApprovedTemplate {
  readonly name: string;
  readonly language: string;
  /** The names of its body's parameters. */
  readonly parameters: readonly string[];
}

const parameter = object({ type: oneOf('text'), text: text(1, 1024) }, { parameter_name: text(1, 60) });
const component = object(
  { type: oneOf('header', 'body', 'button') },
  { parameters: list(parameter, 0, 30), sub_type: text(1, 20), index: text(1, 2) },
);

/** `template` of a message. `approved`: null where the stand-in knows of none, and so takes any. */
export const templateCheck = (approved: readonly ApprovedTemplate[] | null): Check => {
  const shape = object(
    { name: text(1, 512), language: object({ code: text(2, 15) }, { policy: oneOf('deterministic') }) },
    { components: list(component, 0, 10) },
  );
  return both(shape, (value, at) => {
    if (approved === null || !isObject(value)) return undefined;
    const name = wordOf(value['name']);
    const language = wordOf(isObject(value['language']) ? value['language']['code'] : undefined);
    const template = approved.find((one) => one.name === name && one.language === language);
    if (!template) return { code: 132001, details: `${at}: template name (${name}) does not exist in ${language}` };
    const given = parametersOf(value['components']);
    const details = `${at}: the body has the parameters ${template.parameters.join(', ') || 'none'}, not ${given.join(', ') || 'none'}`;
    return [...given].sort().join() === [...template.parameters].sort().join() ? undefined : { code: 132000, details };
  });
};

const parametersOf = (components: Json | undefined): readonly string[] =>
  (Array.isArray(components) ? components : []).flatMap((one: Json) =>
    isObject(one) && one['type'] === 'body' && Array.isArray(one['parameters'])
      ? one['parameters'].map((each: Json) => wordOf(isObject(each) ? each['parameter_name'] : undefined))
      : [],
  );

/** Both were held against the shape before; a parameter may have no name. */
const wordOf = (value: Json | undefined): string => (typeof value === 'string' ? value : 'unnamed');
