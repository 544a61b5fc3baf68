import type { Queue } from '../../handoff/queue';
import type { BotProblem } from '../definition/bot-problem';

/** Less than a second, ms, is meant in other units; more than thirty days nobody waits. */
const shortestPromise = 1_000;
const longestPromise = 30 * 24 * 3_600_000;

/** What is wrong with a queue by itself: hours at which it is never open, a time for a response that is none. */
export const queueProblems = (queue: Queue): readonly BotProblem[] =>
  [...hourProblems(queue), ...promiseProblems(queue)].map((problem) => ({ file: `queue "${queue.name}"`, line: 0, ...problem }));

type Found = Pick<BotProblem, 'message' | 'cure'>;

const hourProblems = ({ hours }: Queue): readonly Found[] => {
  if (hours === 'always') return [];
  const wrong = (hours.holidays ?? []).filter((day) => !/^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day));
  if (wrong.length > 0) {
    return [{ message: `has a holiday that is no day: ${wrong.join(', ')}`, cure: 'Write 2026-12-25, or 12-25 for every year.' }];
  }
  if (!isZone(hours.zone)) {
    return [{ message: `has hours in a time zone that nobody knows: ${hours.zone}`, cure: 'Write an IANA name, such as Europe/Berlin.' }];
  }
  if (hours.days.length > 0 && timeOfDay.test(hours.from) && (timeOfDay.test(hours.to) || hours.to === '24:00') && hours.from < hours.to) {
    return [];
  }
  return [
    {
      message: `is never open from ${hours.from} to ${hours.to}`,
      cure: 'Name at least one day, and times of day as HH:MM, the earlier one first (until midnight: 24:00). For hours over midnight, declare two queues.',
    },
  ];
};

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const promiseProblems = ({ promise }: Queue): readonly Found[] =>
  Object.entries(promise)
    .filter(([, ms]) => !Number.isInteger(ms) || ms < shortestPromise || ms > longestPromise)
    .map(([which, ms]) => ({
      message: `promises its ${which} word within ${ms}`,
      cure: 'Write whole milliseconds, from 1_000 to thirty days: 600_000 are ten minutes.',
    }));
