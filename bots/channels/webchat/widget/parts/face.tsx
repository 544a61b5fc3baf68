import './face.css';
import { initials } from '../../../../server/window-parts/initials';
import { Mark } from './mark';

/** The small sign beside a name: the house's mark for the bot, the initials for a person. */
export const Face = ({ author, who }: { readonly author: 'bot' | 'agent'; readonly who: string }) =>
  author === 'bot' ? <Mark className="face" /> : <span className="face face-person">{initials(who)}</span>;
