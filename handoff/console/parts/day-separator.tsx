import './day-separator.css';
import { dayName } from '../../../bots/server/window-parts/day-name';
import { useLanguage } from '../texts/language';

export const DaySeparator = ({ at }: { readonly at: number }) => {
  const { region } = useLanguage();
  return <p className="day-separator">{dayName(at, Date.now(), region)}</p>;
};
