import './line-bubble.css';
import { memo } from 'react';
import { FileView } from '../../../bots/server/window-parts/media/file-view';
import type { Conversation } from '../desk/conversation';
import { isSaidBehind } from '../desk/is-said-behind';
import type { Line } from '../desk/line';
import type { Me } from '../desk/me';
import { standingOf } from '../desk/standing';
import type { Row } from '../desk/timeline';
import { type Language, useLanguage } from '../texts/language';
import type { Say } from '../texts/say';
import { serverClock } from '../transport/server-clock';
import { useDesk } from '../use-desk';
import { useWrite } from '../use-write';
import { Bubble, type BubbleTone } from './bubble';
import { Delivery } from './delivery';
import { Icon } from './icon';

interface LineBubbleProps extends Pick<Extract<Row, { kind: 'line' }>, 'line' | 'isFirst'> {
  readonly conversation: Conversation;
  readonly me: Me;
}

/** Drawn anew only when something of its own changes: it asks for nothing of the desk, where something always happens. */
export const LineBubble = memo(({ line, isFirst, conversation, me }: LineBubbleProps) => {
  const language = useLanguage();
  const { say } = language;
  const tone = toneOf(line);
  const name = (line.author === 'customer' ? conversation.customer.name : line.agent?.name) ?? say(`author_${line.author}`);
  return (
    <Bubble
      tone={tone}
      name={name}
      heading={headingOf(tone, line.agent?.id === me.id, name, say)}
      isFirst={isFirst}
      text={line.text === '' && line.media === undefined ? say(`kind_${line.kind}`) : line.text}
      file={line.media && <FileView file={line.media} />}
      at={line.at}
      foot={<Foot line={line} tone={tone} language={language} />}
    >
      {line.choices && line.choices.length > 0 && (
        <ul className="line-bubble-choices" aria-label={say('choices')}>
          {line.choices.map(({ id, title }) => (
            <li key={id} dir="auto">
              {title}
            </li>
          ))}
        </ul>
      )}
      {tone === 'wanted' && <SendThis line={line} conversation={conversation} />}
    </Bubble>
  );
});

const headingOf = (tone: BubbleTone, isOwn: boolean, who: string, say: Say): string => {
  if (tone === 'wanted') return say('bot_wanted');
  if (tone === 'note') return isOwn ? say('note_own') : say('note_by', { who });
  return isOwn ? say('you') : who;
};

const toneOf = ({ kind, author, status }: Line): BubbleTone => {
  if (kind === 'note') return 'note';
  if (author === 'bot' && status === 'suppressed') return 'wanted';
  return author === 'system' ? 'bot' : author;
};

const Foot = ({
  line,
  tone,
  language: { say, intentName },
}: {
  readonly line: Line;
  readonly tone: BubbleTone;
  readonly language: Language;
}) => {
  // Of the bot's own lines it tells what they answer, which stands above them.
  if (line.author === 'customer' && line.understood) {
    const { intent, confidence } = line.understood;
    const share = `${Math.round(confidence * 100)} %`;
    return (
      <span className="line-bubble-understood">
        {intent === null ? say('not_understood') : say('understood', { intent: intentName(intent), share })}
      </span>
    );
  }
  if (tone === 'note') return <span>{say('note_hidden')}</span>;
  if (line.author === 'customer' || tone === 'wanted' || line.status === undefined) return null;
  return (
    <>
      {line.kind === 'template' && <span>{say('kind_template')}</span>}
      <Delivery status={line.status} failure={line.failure} />
    </>
  );
};

/** One click says in the agent's name what the bot could not say any more. */
const SendThis = ({ line, conversation }: { readonly line: Line; readonly conversation: Conversation }) => {
  const { say } = useLanguage();
  const { desk } = useDesk();
  const write = useWrite();
  // The same however often it is clicked: the server takes it once.
  const key = `unsaid-${conversation.id}-${line.seq}`;
  const isUsed = desk.letters.some((letter) => letter.key === key) || isSaidBehind(line, desk.threads.get(conversation.id)?.lines ?? []);
  const mayWrite = standingOf(conversation, desk.me, serverClock.now()).kind === 'yours' && desk.connection === 'live';
  if (isUsed || !mayWrite) return null;
  return (
    <button type="button" className="tool line-bubble-send" onClick={() => write(conversation, 'reply', line.text, { key })}>
      <Icon name="send" />
      {say('send_this')}
    </button>
  );
};
