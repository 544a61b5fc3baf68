import type { Json, JsonObject } from '../../../flows/dialogue/json';
import type { Refusal } from './refusal';

/** Tells what is wrong with a value, if anything. `at` is where it stands: `interactive.body.text`. */
export type Check = (value: Json, at: string) => Refusal | undefined;

const invalid = (at: string, wanted: string): Refusal => ({ code: 131009, details: `${at}: ${wanted}` });

/** Length in UTF-16 units, no white space at the ends where `trimmed`. */
export const text =
  (least: number, most: number, trimmed = false): Check =>
  (value, at) => {
    if (typeof value !== 'string') return invalid(at, 'must be a string');
    if (value.length < least || value.length > most) return invalid(at, `length must be from ${least} to ${most}, is ${value.length}`);
    if (/\p{Surrogate}/u.test(value)) return invalid(at, 'must be well-formed Unicode');
    return trimmed && value !== value.trim() ? invalid(at, 'must not begin or end with white space') : undefined;
  };

export const boolean: Check = (value, at) => (typeof value === 'boolean' ? undefined : invalid(at, 'must be true or false'));

export const number: Check = (value, at) => (Number.isFinite(Number(value)) ? undefined : invalid(at, 'must be a number'));

export const oneOf =
  (...words: readonly string[]): Check =>
  (value, at) =>
    typeof value === 'string' && words.includes(value) ? undefined : invalid(at, `must be one of ${words.join(', ')}`);

export const list =
  (item: Check, least: number, most: number): Check =>
  (value, at) => {
    if (!Array.isArray(value)) return invalid(at, 'must be a list');
    if (value.length < least || value.length > most) return invalid(at, `must have from ${least} to ${most} items, has ${value.length}`);
    return first(value, (element: Json, index) => item(element, `${at}[${index}]`));
  };

/** Whatever is an object: for what the stand-in does not look into. */
export const anyObject: Check = (value, at) => (isObject(value) ? undefined : invalid(at, 'must be an object'));

/** First what is missing (131008), then what is wrong (131009), then what is unknown (100). */
export const object =
  (required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check =>
  (value, at) => {
    if (!isObject(value)) return invalid(at, 'must be an object');
    const inside = (name: string): string => (at === '' ? name : `${at}.${name}`);
    const missing = Object.keys(required).find((name) => value[name] === undefined);
    if (missing !== undefined) return { code: 131008, details: `${inside(missing)} is missing` };
    const checks = { ...optional, ...required };
    const unknown = Object.keys(value).find((name) => checks[name] === undefined);
    return (
      first(Object.entries(value), ([name, part]) => checks[name]?.(part ?? null, inside(name))) ??
      (unknown === undefined ? undefined : { code: 100, details: `${inside(unknown)} is not a parameter` })
    );
  };

/** The first check, and then one of the whole that relies on it. */
export const both =
  (one: Check, other: Check): Check =>
  (value, at) =>
    one(value, at) ?? other(value, at);

const first = <T>(items: readonly T[], check: (item: T, index: number) => Refusal | undefined): Refusal | undefined => {
  for (const [index, item] of items.entries()) {
    const refusal = check(item, index);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
};

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
