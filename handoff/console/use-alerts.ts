import { useEffect, useRef } from 'react';
import { chime } from './chime';
import { type Call, callsOf, newCalls } from './desk/calls';
import { warningsOf } from './desk/warnings';
import { notify } from './notify';
import { useSettings } from './settings';
import { useLanguage } from './texts/language';
import { useDesk } from './use-desk';

/** Tells those who look elsewhere: in the window's title, by sound, and through the browser where allowed. */
export const useAlerts = (): void => {
  useCalls();
  useWarnings();
};

/** A request has come in. */
const useCalls = (): void => {
  const { desk } = useDesk();
  const { say, intentName, nameOf } = useLanguage();
  const { sound, notifications } = useSettings();
  const known = useRef<readonly Call[] | null>(null);
  const calls = callsOf(desk);

  useEffect(() => {
    document.title = calls.length === 0 ? say('title') : `(${calls.length}) ${say('title')}`;
  }, [calls.length, say]);

  const names = calls.map(({ handoff, isOffered }) => `${handoff.id} ${isOffered}`).join('\n');
  useEffect(() => {
    if (desk.connection !== 'live') return;
    const [first] = known.current === null ? [] : newCalls(known.current, calls);
    known.current = calls;
    if (first === undefined || desk.presence?.intent === 'offline') return;
    if (sound) chime('request');
    const { id, intent, reason } = first.handoff;
    const body = intent === null ? nameOf('reason', reason) : intentName(intent);
    if (notifications && document.hidden) notify(window.Notification, say('new_request'), { body, tag: id });
    // Only a change of who asks is news, not each picture of it.
  }, [names, desk.connection]);
};

/** A customer waits too long, or nearly. */
const useWarnings = (): void => {
  const { desk, dispatch } = useDesk();
  const { sound } = useSettings();
  const known = useRef<ReadonlySet<string> | null>(null);
  const warnings = warningsOf(desk);

  const keys = warnings.map(({ key }) => key).join('\n');
  useEffect(() => {
    if (desk.connection !== 'live') return;
    const before = known.current;
    known.current = new Set(warnings.map(({ key }) => key));
    const [first] = warnings.filter(({ key }) => before !== null && !before.has(key));
    if (first === undefined) return;
    if (sound) chime('promise');
    const { customer, assignee } = first.handoff;
    const whose = assignee?.id === desk.me.id ? 'own' : assignee;
    dispatch({ kind: 'noticed', notice: { kind: 'promise', level: first.level, customer: customer.name ?? customer.address, whose } });
  }, [keys, desk.connection]);
};
