/** When people are at the counter: declared once, for the queues and for the answer to "when are you open?". */
export const openingHours = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
  from: '08:00',
  to: '20:00',
  zone: 'Europe/Berlin',
} as const;

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The hours in the words of a language, for a text. */
export const openingHoursIn = (locale: string): { first: string; last: string; from: string; to: string; place: string } => {
  const { days, from, to, zone } = openingHours;
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  const nameOf = (day: (typeof week)[number]): string => weekday.format(Date.UTC(2024, 0, 1 + week.indexOf(day)));
  return { first: nameOf(days[0]), last: nameOf(days[days.length - 1] ?? days[0]), from, to, place: zone.slice(zone.indexOf('/') + 1) };
};
