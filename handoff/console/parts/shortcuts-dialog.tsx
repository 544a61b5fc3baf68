import './shortcuts-dialog.css';
import { Fragment } from 'react';
import { useSettings } from '../settings';
import { useLanguage } from '../texts/language';
import type { TextKey } from '../texts/say';
import { Dialog } from './dialog';
import { Switch } from './switch';

const keys: readonly (readonly [string, TextKey])[] = [
  ['J K', 'key_move'],
  ['A', 'key_take'],
  ['R', 'key_reply'],
  ['N', 'key_note'],
  ['H', 'key_hold'],
  ['B', 'key_give_back'],
  ['T', 'key_pass_on'],
  ['E', 'key_close'],
  ['?', 'key_help'],
];
const chordsWith = (ctrl: string): typeof keys => [
  [`${ctrl}/⌘ ↵`, 'key_send'],
  ['/', 'key_articles'],
  ['Alt Y', 'key_accept'],
  ['Alt N', 'key_decline'],
  ['Esc', 'key_leave'],
];

export const ShortcutsDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { say } = useLanguage();
  const settings = useSettings();
  const rows = (list: typeof keys) => (
    <dl className="shortcuts-dialog-keys">
      {list.map(([key, words]) => (
        <Fragment key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{say(words)}</dd>
        </Fragment>
      ))}
    </dl>
  );
  return (
    <Dialog title={say('shortcuts')} lead={say('shortcuts_lead')} onClose={onClose}>
      <Switch label={say('single_keys')} isOn={settings.keys} onSwitch={(on) => settings.set({ keys: on })} />
      {rows(keys)}
      {rows(chordsWith(say('key_ctrl')))}
    </Dialog>
  );
};
