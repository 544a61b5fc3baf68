import './frame-tabs.css';
import type { KeyboardEvent } from 'react';
import type { Draft } from '../desk/draft';
import { useLanguage } from '../texts/language';
import { Icon } from './icon';

const frames = ['reply', 'note'] as const;

interface FrameTabsProps {
  readonly frame: Draft['frame'];
  readonly onChange: (frame: Draft['frame']) => void;
  /** The id of what they change. */
  readonly panel: string;
}

export const FrameTabs = ({ frame, onChange, panel }: FrameTabsProps) => {
  const { say } = useLanguage();
  const pressed = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = frame === 'reply' ? 'note' : 'reply';
    onChange(other);
    event.currentTarget.querySelector<HTMLElement>(`[data-frame="${other}"]`)?.focus();
  };
  return (
    <div role="tablist" className="frame-tabs" aria-label={say('composer')} onKeyDown={pressed}>
      {frames.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          data-frame={one}
          className={`frame-tab frame-tab-${one}`}
          aria-selected={one === frame}
          aria-controls={panel}
          tabIndex={one === frame ? 0 : -1}
          onClick={() => onChange(one)}
        >
          {one === 'note' && <Icon name="note" />}
          {say(`frame_${one}`)}
        </button>
      ))}
    </div>
  );
};
