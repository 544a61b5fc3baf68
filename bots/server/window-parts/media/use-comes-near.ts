import { type RefObject, useEffect, useState } from 'react';

/** Whether it has been about to come into sight: what nobody scrolls to need not be fetched. */
export const useComesNear = (element: RefObject<Element | null>): boolean => {
  const [hasCome, setHasCome] = useState(false);
  useEffect(() => {
    if (hasCome || element.current === null) return;
    // A margin is added to what the log itself shows only where the log is the root.
    const around = { root: element.current.closest('[role=log]'), rootMargin: '400px' };
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setHasCome(true), around);
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [hasCome, element]);
  return hasCome;
};
