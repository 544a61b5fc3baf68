import './bubble.css';
import type { ReactNode } from 'react';
import { useLanguage } from '../texts/language';
import { Face } from './face';
import { Icon } from './icon';
import { Time } from './time';

/** Who it is from, and of what sort: `wanted` is what the bot could not say any more. */
export type BubbleTone = 'customer' | 'bot' | 'agent' | 'note' | 'wanted';

interface BubbleProps {
  readonly tone: BubbleTone;
  /** Their name. */
  readonly name: string;
  /** What stands above it: how they are called here, or what sort of thing it is. */
  readonly heading: string;
  readonly isFirst: boolean;
  readonly text: string;
  /** What is sent with it, above the words. */
  readonly file?: ReactNode;
  readonly at: number;
  /** What became of it, and what was made of it. */
  readonly foot?: ReactNode;
  /** What belongs to it and stands below. */
  readonly children?: ReactNode;
}

/** Somebody says something. The text is the sender's, so it is only ever text, in its own direction. */
export const Bubble = ({ tone, name, heading, isFirst, text, file, at, foot, children }: BubbleProps) => {
  const { say } = useLanguage();
  return (
    <div className={`bubble bubble-${tone} ${isFirst ? 'bubble-first' : ''}`}>
      {isFirst && (
        <p className="bubble-who" aria-hidden="true">
          {tone === 'note' ? <Icon name="note" /> : <Face author={tone === 'wanted' ? 'bot' : tone} name={name} />}
          <span dir="auto">{heading}</span>
        </p>
      )}
      <div className="bubble-body">
        <span className="visually-hidden">{say('says', { who: heading })}</span>
        {file}
        {text !== '' && (
          <p className="bubble-text" dir="auto">
            {text}
          </p>
        )}
        {children}
        <p className="bubble-foot">
          {foot}
          <Time at={at} />
        </p>
      </div>
    </div>
  );
};
