import './letter-bubble.css';
import { FileView } from '../../../bots/server/window-parts/media/file-view';
import type { Conversation } from '../desk/conversation';
import type { Letter } from '../desk/letter';
import { standingOf } from '../desk/standing';
import { useLanguage } from '../texts/language';
import { serverClock } from '../transport/server-clock';
import { useDesk } from '../use-desk';
import { Bubble } from './bubble';
import { Icon } from './icon';

interface LetterBubbleProps {
  readonly letter: Letter;
  readonly conversation: Conversation;
}

/** What the agent has written and the server does not show yet. What failed says why, and can be sent again or taken back. */
export const LetterBubble = ({ letter, conversation }: LetterBubbleProps) => {
  const { say } = useLanguage();
  const { desk, dispatch } = useDesk();
  const { key, kind, text, sends, file, at, state, refusal } = letter;
  const { floor } = conversation;
  const standing = standingOf(conversation, desk.me, serverClock.now()).kind;
  const isTemplate = sends !== undefined && 'template' in sends;
  const mayRetry = kind === 'note' || standing === 'yours' || (standing === 'window_closed' && isTemplate);
  const why =
    refusal === 'stale_control' && floor.holder === 'agent' && floor.agent.id !== desk.me.id
      ? say('refusal_other_has_it', { who: floor.agent.name })
      : say(`refusal_${refusal ?? 'unreachable'}`);
  return (
    <Bubble
      tone={kind === 'note' ? 'note' : 'agent'}
      name={desk.me.name}
      heading={say(kind === 'note' ? 'note_own' : 'you')}
      isFirst={state === 'failed'}
      text={text}
      file={file && <FileView file={file} />}
      at={at}
      foot={
        state !== 'failed' && (
          <span className="delivery">
            <Icon name="clock" />
            {say(state === 'sending' ? 'status_sending' : 'status_waiting')}
          </span>
        )
      }
    >
      {state === 'failed' && (
        <div className="letter-bubble-failed" role="alert">
          <p>
            <Icon name="alert" />
            {why}
          </p>
          {mayRetry && (
            <button type="button" className="tool" onClick={() => dispatch({ kind: 'retried', key, epoch: floor.epoch })}>
              {say('send_again')}
            </button>
          )}
          <button type="button" className="tool" onClick={() => dispatch({ kind: 'recalled', key })}>
            {say('take_back')}
          </button>
        </div>
      )}
    </Bubble>
  );
};
