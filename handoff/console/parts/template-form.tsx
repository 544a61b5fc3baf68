import './template-form.css';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { filled, nameInWords, type Template } from '../desk/template';
import { useLanguage } from '../texts/language';
import { useDesk } from '../use-desk';
import { Icon } from './icon';

/** What the server takes as one value, UTF-16 units. */
const longestValue = 200;

interface TemplateFormProps {
  readonly template: Template;
  readonly onSend: (values: Readonly<Record<string, string>>) => void;
  /** Back to the others. */
  readonly onLeave: () => void;
}

/** A template to be filled in, with how it will be read. */
export const TemplateForm = ({ template, onSend, onLeave }: TemplateFormProps) => {
  const { say } = useLanguage();
  const { connection } = useDesk().desk;
  const preview = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const values = Object.fromEntries(template.placeholders.map((hole) => [hole, (typed[hole] ?? '').trim()]));
  const isReady = connection === 'live' && Object.values(values).every((value) => value !== '');
  // The first thing to be filled in, or else what sends it.
  useEffect(() => group.current?.querySelector<HTMLElement>('input, [data-sends]')?.focus(), []);

  const send = (): void => {
    if (isReady) onSend(values);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    if (event.key === 'Enter') send();
    else onLeave();
  };
  return (
    <fieldset ref={group} className="template-form">
      <legend>{nameInWords(template.name)}</legend>
      {template.placeholders.map((hole) => (
        <label key={hole} className="field">
          {nameInWords(hole)}
          <input
            type="text"
            dir="auto"
            autoComplete="off"
            aria-required="true"
            maxLength={longestValue}
            value={typed[hole] ?? ''}
            onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, [hole]: value }))}
            onKeyDown={pressed}
          />
        </label>
      ))}
      <p className="template-form-lead">{say('template_preview')}</p>
      <p id={preview} className="template-form-preview" dir="auto">
        {filled(template, values)}
      </p>
      <div className="template-form-foot">
        <button type="button" className="button" onClick={onLeave}>
          {say('template_another')}
        </button>
        <button
          aria-describedby={preview}
          type="button"
          data-sends
          className="button button-first template-form-send"
          aria-disabled={!isReady}
          onClick={send}
        >
          <Icon name="send" />
          {say('send')}
        </button>
      </div>
    </fieldset>
  );
};
