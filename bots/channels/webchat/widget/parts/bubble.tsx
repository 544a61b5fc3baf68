import './bubble.css';
import type { ReactNode } from 'react';
import { formats } from '../../../../server/window-parts/formats';
import type { Line } from '../conversation/line';
import { useLanguage } from '../texts/language';
import { Face } from './face';

interface BubbleProps {
  readonly author: Line['author'];
  readonly who: string;
  readonly isFirst: boolean;
  readonly text: string;
  /** What is sent with it, above the words. */
  readonly file?: ReactNode;
  readonly at: number;
  /** What became of the customer's own message. */
  readonly delivery?: ReactNode;
  /** What belongs to it and stands below. */
  readonly children?: ReactNode;
}

/** Somebody says something. The text is the sender's, so it is only ever text, in its own direction. */
export const Bubble = ({ author, who, isFirst, text, file, at, delivery, children }: BubbleProps) => {
  const { region, say } = useLanguage();
  const time = new Date(at);
  return (
    <div className={`bubble bubble-${author} ${isFirst ? 'bubble-first' : ''}`}>
      {isFirst && author !== 'customer' && (
        <p className="bubble-who" aria-hidden="true">
          <Face author={author} who={who} />
          {who}
        </p>
      )}
      <div className="bubble-body">
        <span className="visually-hidden">{say('says', { who })}</span>
        {file}
        {text !== '' &&
          text.split(/\n{2,}/).map((paragraph, index) => (
            <p key={index} className="bubble-text" dir="auto">
              {paragraph}
            </p>
          ))}
        <p className="bubble-foot">
          <time dateTime={time.toISOString()}>{formats.dateTime(region, { timeStyle: 'short' }).format(time)}</time>
          {delivery}
        </p>
      </div>
      {children}
    </div>
  );
};
