import type { Dispatcher } from 'undici';
import type { Json } from '../../../flows/dialogue/json';
import { read } from './read';

/**
 * How long the Graph API wants us to wait, in ms: the longer of `Retry-After` (seconds, or a date) and
 * `X-Business-Use-Case-Usage` (`estimated_time_to_regain_access`, in minutes); at most a day.
 */
export const retryAfter = (headers: Dispatcher.ResponseData['headers']): number | undefined => {
  const wait = Math.max(
    fromRetryAfter(one(headers['retry-after']), one(headers.date)),
    fromUsage(one(headers['x-business-use-case-usage'])),
  );
  return wait > 0 ? Math.min(wait, DAY) : undefined;
};

const DAY = 86_400_000;

const fromRetryAfter = (value: string | undefined, sentAt: string | undefined): number => {
  if (value === undefined) return 0;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // Against the answer's own date, so that a wrong clock on our side does not matter.
  return Math.max(0, Date.parse(value) - Date.parse(sentAt ?? '')) || 0;
};

const fromUsage = (value: string | undefined): number => {
  if (value === undefined) return 0;
  const minutes = Object.values(read.object(parsed(value)))
    .flatMap(read.list)
    .map((use) => read.number(read.object(use)['estimated_time_to_regain_access']) ?? 0);
  return Math.max(0, ...minutes) * 60_000;
};

const parsed = (text: string): Json => {
  try {
    const json: Json = JSON.parse(text);
    return json;
  } catch {
    // A header that we cannot read names no time.
    return null;
  }
};

const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header);
