import { useLanguage } from '../texts/language';

export const Time = ({ at }: { readonly at: number }) => {
  const { region } = useLanguage();
  const time = new Date(at);
  return <time dateTime={time.toISOString()}>{time.toLocaleTimeString(region, { timeStyle: 'short' })}</time>;
};
