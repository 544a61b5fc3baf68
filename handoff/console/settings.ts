import { useSyncExternalStore } from 'react';
import { keepsake } from '../../bots/server/window-parts/keepsake';

/** What an agent has set for this browser. */
interface Settings {
  readonly sound: boolean;
  /** Single keys do something (WCAG 2.1.4: they can be switched off). */
  readonly keys: boolean;
  /** The browser may say that a request has come in. */
  readonly notifications: boolean;
}

const kept = keepsake<Settings>(() => localStorage, 'schalter.desk.settings');
let now: Settings = { sound: true, keys: true, notifications: false, ...kept.read() };
const watchers = new Set<() => void>();

const watch = (changed: () => void): (() => void) => {
  watchers.add(changed);
  return () => watchers.delete(changed);
};

const set = (change: Partial<Settings>): void => {
  now = { ...now, ...change };
  kept.write(now);
  for (const changed of watchers) changed();
};

/** The settings, and how to change them. */
export const useSettings = () => ({ ...useSyncExternalStore(watch, () => now), set });
