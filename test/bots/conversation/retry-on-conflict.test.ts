import { expect, it } from '@jest/globals';
import { retryOnConflict } from '../../../bots/conversation/retry-on-conflict';
import { asId } from '../../../flows/dialogue/ids';

const id = asId<'conversation'>('c');

it('whoever was overtaken tries anew, until one attempt is written', async () => {
  let attempts = 0;
  const attempt = async (): Promise<number | 'moved'> => {
    attempts += 1;
    return attempts < 3 ? 'moved' : attempts;
  };
  expect(await retryOnConflict(id, attempt)).toBe(3);
});

it('whoever is overtaken again and again gives up, and says where to look', async () => {
  await expect(retryOnConflict(id, async () => 'moved')).rejects.toThrow('The conversation c kept changing under 50 attempts. Look');
});
