import { useEffect, useRef, useState } from 'react';
import type { DeskApi } from './transport/desk-api';
import { useDesk } from './use-desk';

/** A list of the server's: one that could not be read is not an empty one. */
export interface Read<Item> {
  readonly items: readonly Item[] | 'reading' | 'failed';
  readonly again: () => void;
}

/** Reads a list when it is first wanted, and when it is another one. @param which tells it from others of its kind. */
export const useRead = <Item>(read: (api: DeskApi) => Promise<readonly Item[]>, which = ''): Read<Item> => {
  const { api } = useDesk();
  const [items, setItems] = useState<Read<Item>['items']>('reading');
  const [tries, setTries] = useState(0);
  const wanted = useRef(read);
  wanted.current = read;
  useEffect(() => {
    let isCurrent = true;
    const settle = (to: Read<Item>['items']): void => (isCurrent ? setItems(to) : undefined);
    settle('reading');
    wanted.current(api).then(settle, () => settle('failed'));
    return () => {
      isCurrent = false;
    };
  }, [api, which, tries]);
  return { items, again: () => setTries((count) => count + 1) };
};
