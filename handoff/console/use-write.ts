import { randomId } from '../../bots/server/window-parts/random-id';
import type { Conversation } from './desk/conversation';
import type { Letter } from './desk/letter';
import { useDesk } from './use-desk';

/** `key`: of what may be written only once. */
type More = Partial<Pick<Letter, 'key' | 'sends' | 'file'>>;

/** Writes a letter: it is kept at once, and posted as soon as may be. */
export const useWrite = (): ((conversation: Conversation, kind: Letter['kind'], text: string, more?: More) => void) => {
  const { desk, dispatch } = useDesk();
  return ({ id, floor, seq }, kind, text, more = {}) => {
    const after = desk.threads.get(id)?.lines.at(-1)?.seq ?? seq;
    const letter = { key: randomId(), conversationId: id, kind, text, epoch: floor.epoch, at: Date.now(), after, ...more };
    dispatch({ kind: 'wrote', letter });
  };
};
