import type { Json, JsonObject } from '../../../flows/dialogue/json';

type Maybe = Json | undefined;

/**
 * Reads what a provider sent without trusting its shape: what is not of the wanted kind is absent.
 * Numbers are read as text as well, for ids come as either.
 */
export const read = {
  object: (value: Maybe): JsonObject => (isObject(value) ? value : {}),
  list: (value: Maybe): readonly Json[] => (Array.isArray(value) ? value : []),
  /** Never empty, and well-formed: half a surrogate pair becomes U+FFFD, for not every store takes it. */
  text: (value: Maybe): string | undefined => {
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && text !== '' ? text.replace(/\p{Surrogate}/gu, '\uFFFD') : undefined;
  },
  number: (value: Maybe): number | undefined => {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
  },
  /** Seconds or ms since 1970, as a number or as digits; in ms. */
  time: (value: Maybe): number | undefined => {
    const number = read.number(value);
    if (number === undefined || number <= 0 || number > LAST_DATE) return undefined;
    return Math.trunc(number < FIRST_MS ? number * 1000 : number);
  },
} as const;

/** 1973 in ms, the year 5138 in seconds: below it is meant in seconds. */
const FIRST_MS = 1e11;
/** The last ms that a Date can hold. */
const LAST_DATE = 8.64e15;

const isObject = (value: Maybe): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
