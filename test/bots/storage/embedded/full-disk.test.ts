import { expect, it } from '@jest/globals';
import { child } from './child';
import { directory } from './directory';

const path = directory();

it('answers store unavailable while there is no room, writes nothing then, and goes on with what has room', async () => {
  const { lines, ended } = child('filling', [path()], 1_000);
  const printed: string[] = [];
  for await (const line of lines) printed.push(line);
  await ended;
  expect(printed).toEqual(['before: done, there', 'large: StoreUnavailable, not there', 'after: done, there']);
});
