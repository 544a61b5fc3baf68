import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Thread } from './desk/thread';
import { useDesk } from './use-desk';

/** So near to the top the earlier lines are read, px. */
const near = 80;

/** Reads earlier lines when the reader comes to the top, and keeps under their eyes what was there. */
export const useEarlier = ({ conversation, lines }: Thread, scroller: RefObject<HTMLElement | null>) => {
  const { api, dispatch } = useDesk();
  const [isReading, setIsReading] = useState(false);
  const first = lines[0]?.seq ?? 1;
  const hasEarlier = first > 1;
  /** How far the end was from what is at the top, before earlier lines came in. */
  const fromEnd = useRef<number | null>(null);

  const readEarlier = async (): Promise<void> => {
    if (isReading || !hasEarlier) return;
    setIsReading(true);
    try {
      const earlier = await api.linesBefore(conversation.id, first);
      const element = scroller.current;
      fromEnd.current = element && element.scrollHeight - element.scrollTop;
      dispatch({ kind: 'earlier', conversationId: conversation.id, lines: earlier });
    } catch {
      // They are asked for again when the reader comes to the top again.
    }
    setIsReading(false);
  };
  const read = useRef(readEarlier);
  read.current = readEarlier;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || fromEnd.current === null) return;
    element.scrollTop = element.scrollHeight - fromEnd.current;
    fromEnd.current = null;
  }, [first, scroller]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let top = element.scrollTop;
    const look = (): void => {
      if (element.scrollTop < top && element.scrollTop < near) void read.current();
      top = element.scrollTop;
    };
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [scroller]);

  return { hasEarlier, isReading, readEarlier: () => void readEarlier() };
};
