/** The time of day, and before it the weekday and date unless it is today. */
export const clockTime = (at: number, now: number, locale: string): string => {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at);
  return isToday ? time : `${new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'numeric' }).format(at)}, ${time}`;
};
