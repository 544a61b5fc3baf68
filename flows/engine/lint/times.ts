import type { Flow } from '../flow';
import type { Report } from './report';

/** F108: a reminder for which the conversation is closed too early. */
export const lintTimes = (flow: Flow, report: Report): void => {
  const { remind, close } = flow.repair.silence;
  if (remind !== null && remind >= close)
    report(
      'F108',
      'repair.silence.remind',
      `nobody would be reminded: the flow is closed after ${inMinutes(close)} of silence.`,
      'Write a shorter “remind:”, or a longer “close:”.',
    );
};

const inMinutes = (ms: number): string => (ms < 60_000 ? `${ms / 1_000}s` : `${ms / 60_000}m`);
