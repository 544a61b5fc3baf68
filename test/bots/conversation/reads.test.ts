import { describe, expect, it } from '@jest/globals';
import { stage } from './stage';

describe('an action that only reads', () => {
  it.each([
    ['fails', async () => Promise.reject(new Error('503'))],
    ['answers what it does not declare', async () => 'something'],
  ])('and %s leaves a trace', async (_, list) => {
    const { says, observed } = await stage({ actions: { 'cards.list': list } });
    await says('i lost my card');
    expect(observed).toContainEqual({ kind: 'trouble', where: 'read cards.list', error: expect.any(Error) });
  });
});
