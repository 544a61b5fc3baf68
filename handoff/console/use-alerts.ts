import { useEffect, useRef } from 'react';
import { chime } from './chime';
import { offerToMe } from './desk/offer-to-me';
import { workList } from './desk/work-list';
import { useSettings } from './settings';
import { useLanguage } from './texts/language';
import { useDesk } from './use-desk';

/** Says that a request has come in to those who look elsewhere: in the window's title, by sound, and through the browser where allowed. */
export const useAlerts = (): void => {
  const { desk } = useDesk();
  const { say, intentName, nameOf } = useLanguage();
  const { sound, notifications } = useSettings();
  const known = useRef<ReadonlySet<string> | null>(null);
  const { mine, waiting } = workList(desk);
  const asking = [...mine.filter((handoff) => offerToMe(handoff, desk.me) !== null), ...waiting];

  useEffect(() => {
    document.title = asking.length === 0 ? say('title') : `(${asking.length}) ${say('title')}`;
  }, [asking.length, say]);

  // An offer to this agent is news even of a request that was waiting before.
  const news = asking.map((handoff) => `${handoff.id} ${offerToMe(handoff, desk.me) === null ? 'waits' : 'offered'}`);
  const names = news.join('\n');
  useEffect(() => {
    if (desk.connection !== 'live') return;
    const before = known.current;
    known.current = new Set(news);
    const fresh = asking.filter((_, index) => before !== null && !before.has(news[index] ?? ''));
    const [first] = fresh;
    if (first === undefined || desk.presence?.intent === 'offline') return;
    if (sound) chime();
    if (notifications && document.hidden && Notification.permission === 'granted') {
      const body = first.intent === null ? nameOf('reason', first.reason) : intentName(first.intent);
      new Notification(say('new_request'), { body, tag: first.id });
    }
    // Only a change of who asks is news, not each picture of it.
  }, [names, desk.connection]);
};
