import { useState } from 'react';
import type { Handoff } from '../desk/handoff';
import { clockTime } from '../texts/clock-time';
import { useLanguage } from '../texts/language';
import { serverClock } from '../transport/server-clock';
import { useDesk } from '../use-desk';
import { Dialog } from './dialog';
import { fieldText } from './field-text';

const minute = 60_000;
const spans = [15, 60, 240] as const;
/** What the server takes, ms. */
const longest = 30 * 24 * 60 * minute;

export const HoldDialog = ({ handoff, onClose }: { readonly handoff: Handoff; readonly onClose: () => void }) => {
  const { say, region } = useLanguage();
  const { act } = useDesk();
  const [now] = useState(serverClock.now);
  const [until, setUntil] = useState('');
  const choices: readonly (readonly [string, string])[] = [
    ['', say('hold_until_written')],
    ...spans.map(
      (span) => [String(now + span * minute), say('hold_until', { time: clockTime(now + span * minute, now, region) })] as const,
    ),
    ['other', say('hold_another_time')],
  ];
  const hold = (form: FormData): Promise<boolean> => {
    const wanted = until === 'other' ? new Date(fieldText(form, 'time')).getTime() : Number(until);
    return act(handoff, 'hold', until === '' ? {} : { until: wanted });
  };
  return (
    <Dialog title={say('hold_title')} lead={say('hold_lead')} yes={say('hold_yes')} onYes={hold} onClose={onClose}>
      <fieldset className="choice-set">
        <legend>{say('hold_how_long')}</legend>
        {choices.map(([value, words]) => (
          <label key={value}>
            <input type="radio" name="until" checked={value === until} onChange={() => setUntil(value)} />
            {words}
          </label>
        ))}
      </fieldset>
      {until === 'other' && (
        <label className="field">
          <span>{say('hold_time')}</span>
          <input type="datetime-local" name="time" required min={localTime(now + minute)} max={localTime(now + longest)} />
        </label>
      )}
    </Dialog>
  );
};

/** As a field of date and time wants it: by the clock of this place, without a zone. */
const localTime = (at: number): string => new Date(at - new Date(at).getTimezoneOffset() * minute).toISOString().slice(0, 16);
