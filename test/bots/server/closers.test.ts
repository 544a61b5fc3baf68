import { describe, expect, it } from '@jest/globals';
import { closers } from '../../../bots/server/closers';

describe('what has been opened', () => {
  it('is closed in the reverse order, all of it, also where one fails, and once', async () => {
    const closed: string[] = [];
    const opened = closers();
    opened.add(async () => void closed.push('store'));
    opened.add(() => {
      closed.push('server');
      throw new Error('the server is stuck');
    });
    opened.add(() => void closed.push('page'));
    await expect(opened.close()).rejects.toThrow('the server is stuck');
    await opened.close();
    expect(closed).toEqual(['page', 'server', 'store']);
  });
});
