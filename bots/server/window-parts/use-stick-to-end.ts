import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** As near to the end as counts for being there, px. */
const near = 64;

/**
 * Keeps a scroller at its end while it grows or the keyboard takes room from it, unless the reader has scrolled up; what the
 * reader sends (`sent` changes) brings it back to the end.
 */
export const useStickToEnd = (scroller: RefObject<HTMLElement | null>, sent: string | undefined) => {
  const [isAtEnd, setIsAtEnd] = useState(true);
  const sticks = useRef(true);
  /** Where it was last: only who goes up from there wants to be elsewhere; at other times it is the page that has grown. */
  const top = useRef(0);

  const goToEnd = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    sticks.current = true;
    element.scrollTop = element.scrollHeight;
    top.current = element.scrollTop;
    setIsAtEnd(true);
  }, [scroller]);

  useEffect(() => {
    const element = scroller.current;
    const content = element?.firstElementChild;
    if (!element || !content) return;
    const look = (): void => {
      const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < near;
      sticks.current = isNear || (sticks.current && element.scrollTop >= top.current);
      top.current = element.scrollTop;
      setIsAtEnd(sticks.current);
    };
    const grown = new ResizeObserver(() => (sticks.current ? goToEnd() : look()));
    grown.observe(element);
    grown.observe(content);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      grown.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, goToEnd]);

  useLayoutEffect(() => {
    if (sent !== undefined) goToEnd();
  }, [sent, goToEnd]);

  return { isAtEnd, goToEnd };
};
