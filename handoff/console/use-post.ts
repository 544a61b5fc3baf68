import { useEffect, useRef } from 'react';
import { backOff } from '../../bots/server/window-parts/back-off';
import type { Desk } from './desk/desk';
import type { DeskEvent } from './desk/desk-event';
import { nextLetters } from './desk/next-letters';
import type { DeskApi } from './transport/desk-api';
import { postLetter } from './transport/post-letter';

/** Posts what has been written, of each conversation in its order, while the window knows the state of things. */
export const usePost = ({ letters, connection }: Desk, api: DeskApi, dispatch: (event: DeskEvent) => void): void => {
  const underWay = useRef(new Set<string>());
  const isLive = useRef(false);
  isLive.current = connection === 'live';

  useEffect(() => {
    if (connection !== 'live') return;
    for (const letter of nextLetters(letters)) {
      if (underWay.current.has(letter.key)) continue;
      underWay.current.add(letter.key);
      const post = async (): Promise<void> => {
        if (isLive.current) {
          dispatch({ kind: 'posting', key: letter.key });
          const outcome = await postLetter(letter, api.post);
          underWay.current.delete(letter.key);
          dispatch(outcome);
        } else underWay.current.delete(letter.key);
      };
      setTimeout(() => void post(), letter.tries === 0 ? 0 : backOff(letter.tries, Math.random()));
    }
  }, [letters, connection, api, dispatch]);

  // A window that is left posts nothing more: what is under way goes out again after the next sign-in, by the same key.
  useEffect(
    () => () => {
      isLive.current = false;
    },
    [],
  );
};
