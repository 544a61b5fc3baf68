import './boundary.css';
import type { Row } from '../desk/timeline';
import { useLanguage } from '../texts/language';
import { Icon } from './icon';
import { Time } from './time';

/** Hands have changed: to a person, or (null) back to the bot. */
export const Boundary = ({ at, who, outcome }: Pick<Extract<Row, { kind: 'boundary' }>, 'at' | 'who' | 'outcome'>) => {
  const { say, nameOf } = useLanguage();
  return (
    <p className={`boundary boundary-${who === null ? 'bot' : 'agent'}`}>
      <Icon name={who === null ? 'bot' : 'person'} />
      {who === null ? say('hands_bot') : say('hands_agent', { who })}
      {outcome !== '' && <span>· {nameOf('outcome', outcome)}</span>}
      <Time at={at} />
    </p>
  );
};
