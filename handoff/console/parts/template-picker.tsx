import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import type { Conversation } from '../desk/conversation';
import { filled, nameInWords, type Template } from '../desk/template';
import { useLanguage } from '../texts/language';
import { useTemplates } from '../use-templates';
import { useWrite } from '../use-write';
import { Finder } from './finder';
import { TemplateForm } from './template-form';

interface TemplatePickerProps {
  readonly conversation: Conversation;
  /** The conversation whose composer is to take the focus. */
  readonly wanted: RefObject<string | null>;
  /** What stands here where there is none. */
  readonly children: ReactNode;
}

/** In place of the text field while the channel lets templates alone through: choose one, fill it in, look at it, send it. */
export const TemplatePicker = ({ conversation, wanted, children }: TemplatePickerProps) => {
  const { say } = useLanguage();
  const write = useWrite();
  const { items, again } = useTemplates(conversation.id);
  const [chosen, setChosen] = useState<Template | null>(null);
  const [takesFocus, setTakesFocus] = useState(false);
  // Each time: it may be open to the agent before their own window knows that it was they who took it.
  useEffect(() => {
    if (wanted.current !== conversation.id) return;
    wanted.current = null;
    setTakesFocus(true);
  });
  if (typeof items !== 'string' && items.length === 0) return children;

  const choose = (template: Template | null): void => {
    setChosen(template);
    setTakesFocus(true);
  };
  if (chosen === null)
    return (
      <Finder
        label={say('templates')}
        hint={say('templates_hint')}
        items={typeof items === 'string' ? items : items.map(findable)}
        again={again}
        takesFocus={takesFocus}
        onChoose={({ template }) => choose(template)}
      />
    );
  return (
    <TemplateForm
      key={chosen.name}
      template={chosen}
      onSend={(values) => {
        write(conversation, 'reply', filled(chosen, values), { sends: { template: { name: chosen.name, values } } });
        choose(null);
      }}
      onLeave={() => choose(null)}
    />
  );
};

const findable = (template: Template) => ({ id: template.name, title: nameInWords(template.name), text: filled(template, {}), template });
