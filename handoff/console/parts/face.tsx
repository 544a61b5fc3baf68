import './face.css';
import { initials } from '../../../bots/server/window-parts/initials';
import { Icon } from './icon';

interface FaceProps {
  readonly author: 'customer' | 'bot' | 'agent' | 'system';
  /** Empty where it is not known who of the house it was. */
  readonly name: string;
}

/** The small sign beside a name: initials for people of the house, a figure for the customer, a machine for the bot. */
export const Face = ({ author, name }: FaceProps) => (
  <span className={`face face-${author}`} aria-hidden="true">
    {author === 'agent' && name !== '' ? initials(name) : <Icon name={author === 'bot' || author === 'system' ? author : 'person'} />}
  </span>
);
