import './blocked.css';
import type { RefObject } from 'react';
import { actionsOf } from '../desk/actions-of';
import type { Conversation } from '../desk/conversation';
import type { Handoff } from '../desk/handoff';
import type { Standing } from '../desk/standing';
import { useLanguage } from '../texts/language';
import type { Say } from '../texts/say';
import { useDesk } from '../use-desk';
import { Icon } from './icon';
import { TemplatePicker } from './template-picker';

interface WhyProps {
  readonly standing: Standing;
  readonly handoff: Handoff | null;
  readonly onTake: () => void;
}

interface BlockedProps extends WhyProps {
  readonly conversation: Conversation;
  /** The conversation whose composer is to take the focus. */
  readonly wanted: RefObject<string | null>;
}

/** In place of the text field while this agent cannot write to the customer: what can be sent all the same, else why not. */
export const Blocked = ({ conversation, wanted, ...why }: BlockedProps) =>
  why.standing.kind === 'window_closed' && conversation.canReply.allowed !== 'none' ? (
    <TemplatePicker conversation={conversation} wanted={wanted}>
      <Why {...why} />
    </TemplatePicker>
  ) : (
    <Why {...why} />
  );

/** Why they cannot, and what would change it. */
const Why = ({ standing, handoff, onTake }: WhyProps) => {
  const { say } = useLanguage();
  const { me } = useDesk().desk;
  const mayTake = handoff !== null && actionsOf(handoff, me).includes('take');
  return (
    <div className="blocked">
      <Icon name="system" />
      <p>{reasonOf(standing, say)}</p>
      {mayTake && (
        <button type="button" className="button button-first" onClick={onTake}>
          {say('take_it')}
        </button>
      )}
    </div>
  );
};

const reasonOf = (standing: Standing, say: Say): string => {
  switch (standing.kind) {
    case 'other':
      return say('blocked_colleague', { who: standing.agent.name });
    case 'yours':
      return '';
    case 'queue':
    case 'bot':
    case 'window_closed':
      return say(`blocked_${standing.kind}`);
    default:
      return standing satisfies never;
  }
};
