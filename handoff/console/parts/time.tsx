import { formats } from '../../../bots/server/window-parts/formats';
import { useLanguage } from '../texts/language';

export const Time = ({ at }: { readonly at: number }) => {
  const { region } = useLanguage();
  const time = new Date(at);
  return <time dateTime={time.toISOString()}>{formats.dateTime(region, { timeStyle: 'short' }).format(time)}</time>;
};
