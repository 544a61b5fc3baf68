import { type RefObject, useState } from 'react';
import { flushSync } from 'react-dom';

/** Looking for a prepared answer. */
export interface ArticlePicking {
  readonly isPicking: boolean;
  readonly begin: () => void;
  /** Back to the text field. */
  readonly leave: () => void;
}

/** @param mayReply nobody looks for what cannot go out. */
export const useArticlePicking = (mayReply: boolean, field: RefObject<HTMLElement | null>): ArticlePicking => {
  const [isWanted, setIsWanted] = useState(false);
  return {
    isPicking: isWanted && mayReply,
    begin: () => setIsWanted(true),
    leave: () => {
      // An empty field is not there while something is looked for.
      flushSync(() => setIsWanted(false));
      field.current?.focus();
    },
  };
};
