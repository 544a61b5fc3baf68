import { formats } from '../formats';

const steps = ['byte', 'kilobyte', 'megabyte'] as const;

/** As people say it: 340 kB, 2.1 MB. */
export const fileSize = (bytes: number, locale: string): string => {
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const options = { style: 'unit', unit: steps[step], unitDisplay: 'short', maximumFractionDigits: step === 2 ? 1 : 0 } as const;
  return formats.number(locale, options).format(bytes / 1_000 ** step);
};
