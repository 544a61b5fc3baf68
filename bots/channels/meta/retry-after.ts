import type { Dispatcher } from 'undici';
import type { Json } from '../../../flows/dialogue/json';
import { read } from './read';

/**
 * How long the Graph API wants us to wait, in ms: the longer of `Retry-After` (seconds, or a date) and
 * `X-Business-Use-Case-Usage` (`estimated_time_to_regain_access`, in minutes), each of which may come more than once; at most a day.
 * @param now ms UTC, for a date without another to count from.
 */
export const retryAfter = (headers: Dispatcher.ResponseData['headers'], now: number): number | undefined => {
  // By the answer's own date, so that a wrong clock on our side does not matter.
  const sentAt = Date.parse(all(headers.date)[0] ?? '') || now;
  const wait = Math.max(
    0,
    ...all(headers['retry-after']).map((value) => fromRetryAfter(value, sentAt)),
    ...all(headers['x-business-use-case-usage']).map(fromUsage),
  );
  return wait > 0 ? Math.min(wait, DAY) : undefined;
};

const DAY = 86_400_000;

const fromRetryAfter = (value: string, sentAt: number): number =>
  /^\d+$/.test(value) ? Number(value) * 1000 : Math.max(0, Date.parse(value) - sentAt) || 0;

const fromUsage = (value: string): number => {
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

const all = (header: string | string[] | undefined): readonly string[] => (header === undefined ? [] : [header].flat());
