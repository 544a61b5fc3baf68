import './state-mark.css';
import type { Handoff } from '../desk/handoff';
import { offerToMe } from '../desk/offer-to-me';
import { clockTime } from '../texts/clock-time';
import { useLanguage } from '../texts/language';
import { useDesk } from '../use-desk';
import { useNow } from '../use-now';
import { Icon, type IconName } from './icon';

/** How a handoff stands, where that is not plain from the group that it is in. */
export const StateMark = ({ handoff }: { readonly handoff: Handoff }) => {
  const { me } = useDesk().desk;
  const { say, region } = useLanguage();
  const now = useNow();
  const mark = (tone: 'ask' | 'calm', icon: IconName, words: string) => (
    <span className={`state-mark state-mark-${tone}`}>
      <Icon name={icon} />
      {words}
    </span>
  );
  const { state, offer, assignee, holdUntil, opensAt, transfer } = handoff;
  if (offerToMe(handoff, me) !== null) return mark('ask', 'take', say('state_offered_to_you'));
  switch (state) {
    case 'deferred':
      return mark(
        'calm',
        'clock',
        opensAt === undefined ? say('state_deferred') : say('state_opens', { time: clockTime(opensAt, now, region) }),
      );
    case 'offered':
      return mark('calm', 'take', say('state_offered', { who: offer?.agent.name ?? '' }));
    case 'on_hold':
      return mark(
        'calm',
        'hold',
        holdUntil === undefined ? say('state_on_hold') : say('state_held', { time: clockTime(holdUntil, now, region) }),
      );
    case 'wrap_up':
      return mark('calm', 'check', say('state_wrap_up'));
    case 'closed':
      return mark('calm', 'check', say('state_closed'));
    case 'queued':
      return null;
    case 'accepted':
    case 'active':
      if (transfer !== null) {
        const to = 'agent' in transfer.to ? transfer.to.agent.name : transfer.to.queue;
        return mark('calm', 'pass', say('state_passing', { to }));
      }
      return assignee === null || assignee.id === me.id ? null : mark('calm', 'person', assignee.name);
    default:
      return state satisfies never;
  }
};
