import './agent-menu.css';
import { useId, useRef } from 'react';
import { ownWork } from '../desk/own-work';
import type { Intent } from '../desk/presence';
import { useSettings } from '../settings';
import { useLanguage } from '../texts/language';
import { useDesk } from '../use-desk';
import { usePresence } from '../use-presence';
import { Face } from './face';
import { Icon } from './icon';
import { LanguageChoice } from './language-choice';
import { Switch } from './switch';

const intents: readonly Intent[] = ['available', 'busy', 'away', 'offline'];

interface AgentMenuProps {
  readonly onShortcuts: () => void;
  /** The agent wants to go and still has open work. */
  readonly onLeave: (how: 'go_offline' | 'sign_out') => void;
}

/** Presence, and what an agent sets for themselves. */
export const AgentMenu = ({ onShortcuts, onLeave }: AgentMenuProps) => {
  const { say } = useLanguage();
  const { desk, signOut } = useDesk();
  const { sound, keys, notifications, set } = useSettings();
  const setPresence = usePresence();
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();
  const intent = desk.presence?.intent ?? 'offline';

  const hasWork = ownWork(desk).length > 0;
  const leave = (how: 'go_offline' | 'sign_out'): void => {
    menu.current?.hidePopover();
    onLeave(how);
  };
  const choose = (wanted: Intent): void => {
    if (wanted === 'offline' && hasWork) leave('go_offline');
    else void setPresence(wanted);
  };
  /** Asks the browser only because the agent has asked for it. */
  const allowNotifications = async (wanted: boolean): Promise<void> =>
    set({ notifications: wanted && (await Notification.requestPermission()) === 'granted' });

  return (
    <>
      <button type="button" className="agent-menu-button" popoverTarget={id}>
        <Face author="agent" name={desk.me.name} />
        <span className="agent-menu-name">{desk.me.name}</span>
        <span className={`intent-mark intent-mark-${intent}`}>{say(`intent_${intent}`)}</span>
        <span className="visually-hidden">{say('menu')}</span>
        <Icon name="open" />
      </button>
      <div ref={menu} id={id} popover="auto" className="agent-menu">
        <fieldset className="agent-menu-intents">
          <legend>{say('presence')}</legend>
          {intents.map((one) => (
            <label key={one} className="agent-menu-intent">
              <input type="radio" name={`${id}intent`} checked={one === intent} onChange={() => choose(one)} />
              <span className={`intent-mark intent-mark-${one}`}>{say(`intent_${one}`)}</span>
              <small>{say(`intent_${one}_means`)}</small>
            </label>
          ))}
        </fieldset>
        <Switch label={say('sound')} isOn={sound} onSwitch={(on) => set({ sound: on })} />
        {'Notification' in window && (
          <Switch label={say('notifications')} isOn={notifications} onSwitch={(on) => void allowNotifications(on)} />
        )}
        <Switch label={say('single_keys')} isOn={keys} onSwitch={(on) => set({ keys: on })} />
        <LanguageChoice />
        <div className="agent-menu-foot">
          <button
            type="button"
            className="tool"
            onClick={() => {
              menu.current?.hidePopover();
              onShortcuts();
            }}
          >
            <Icon name="keys" />
            {say('shortcuts')}
          </button>
          <button type="button" className="tool" onClick={() => (hasWork ? leave('sign_out') : signOut())}>
            {say('sign_out')}
          </button>
        </div>
      </div>
    </>
  );
};
