import type { z } from 'zod';
import { didYouMean } from './nearest';
import type { Problem } from './problem';

type Words = Pick<Problem, 'code' | 'message' | 'cure'> & { readonly path: string };
type Issue = z.core.$ZodIssue;

const kinds: Readonly<Record<string, string>> = {
  string: 'a word or a text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list, like [a, b]',
  object: 'keys with values',
  record: 'keys with values',
  null: 'nothing',
};

/**
 * What the schema found, in words for those who write flows.
 * @param data what was checked
 * @param prefix the path of `data` in the file, with a dot behind it
 * @param known the keys that the schema knows at the top of `data`
 */
export const issueInWords = (issue: Issue, data: unknown, prefix: string, known: readonly string[]): readonly Words[] => {
  const path = prefix + issue.path.map(String).join('.');
  const name = String(issue.path.at(-1) ?? prefix.split('.').at(-2) ?? 'the file');
  const value = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], data);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        code: 'F002',
        path: path === '' ? key : `${path.replace(/\.$/, '')}.${key}`,
        message: `the key “${key}” is not known here.`,
        cure: issue.path.length === 0 ? didYouMean(key, known) : 'Take it out, or look up its name in flows/README.md.',
      }));
    case 'invalid_union': {
      const fitting = issue.errors.find((branch) => branch.some(({ path: inner, code }) => inner.length > 0 || code !== 'invalid_type'));
      if (fitting) return fitting.flatMap((inner) => issueInWords({ ...inner, path: [...issue.path, ...inner.path] }, data, prefix, known));
      return [{ code: 'F003', path, message: `“${name}” has a value that does not fit.`, cure: unionCure(issue, value) }];
    }
    case 'invalid_key':
      return [{ code: 'F003', path, message: `“${name}” cannot be a name here.`, cure: asCure(issue.issues[0]?.message ?? issue.message) }];
    case 'invalid_type':
      if (value === undefined) return [{ code: 'F003', path, message: `“${name}:” is missing.`, cure: `Add “${name}:”.` }];
      if (typeof issue.path.at(-1) === 'number')
        return [{ code: 'F003', path, message: `${JSON.stringify(value)} does not fit in the list.`, cure: typeCure(issue) }];
      return [{ code: 'F003', path, message: `“${name}” has a value that does not fit.`, cure: typeCure(issue) }];
    case 'invalid_value': {
      const words = issue.values.map(String);
      if (words.length === 1)
        return [{ code: 'F003', path, message: `“${name}” can only be “${words[0]}”.`, cure: 'Write that, or leave the line out.' }];
      return [{ code: 'F003', path, message: `“${String(value)}” is not possible for “${name}”.`, cure: didYouMean(String(value), words) }];
    }
    default:
      return [{ code: 'F003', path, message: `“${String(value)}” does not fit for “${name}”.`, cure: asCure(issue.message) }];
  }
};

const typeCure = (issue: Extract<Issue, { code: 'invalid_type' }>): string =>
  kinds[issue.expected] === undefined || !issue.message.startsWith('Invalid') ? asCure(issue.message) : `Write ${kinds[issue.expected]}.`;

const unionCure = (issue: Extract<Issue, { code: 'invalid_union' }>, value: unknown): string => {
  if ('options' in issue && Array.isArray(issue.options)) return didYouMean(String(value), issue.options.map(String));
  const wanted = issue.errors.flatMap((branch) =>
    branch.map((inner) => (inner.code === 'invalid_type' ? (kinds[inner.expected] ?? '') : '')),
  );
  return `Write ${wanted.filter(Boolean).join(' or ')}.`;
};

const asCure = (message: string): string => `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
