import './priority-mark.css';
import type { Priority } from '../desk/handoff';
import { useLanguage } from '../texts/language';
import { Icon } from './icon';

/** How urgent a request is, in a sign and a word; what is normal needs neither. */
export const PriorityMark = ({ priority }: { readonly priority: Priority }) => {
  const { say } = useLanguage();
  if (priority === 'normal') return null;
  return (
    <span className={`priority-mark priority-mark-${priority}`}>
      <Icon name={priority} />
      {say(`priority_${priority}`)}
    </span>
  );
};
