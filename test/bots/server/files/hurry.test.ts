import { describe, expect, it } from '@jest/globals';
import { hurry } from '../../../../bots/server/files/hurry';
import { virtualClock } from '../../../../bots/testing/virtual-clock';

/** A body that comes at this pace, in bytes a second. */
const sentAt = async (pace: number, seconds: number): Promise<boolean> => {
  const clock = virtualClock(0);
  let destroyed = false;
  const socket = {
    get bytesRead() {
      return (clock.now() / 1_000) * pace;
    },
  };
  const request = { socket, destroy: () => void (destroyed = true) };
  const letBe = hurry(request as never, clock);
  await clock.advance(seconds * 1_000);
  letBe();
  await clock.advance(60_000);
  return destroyed;
};

describe('who sends a file', () => {
  it.each([[125_000], [10_000]])('at %i bytes a second is let be', async (pace) => {
    expect(await sentAt(pace, 120)).toBe(false);
  });

  it('at one byte a second is hung up on', async () => {
    expect(await sentAt(1, 11)).toBe(true);
  });

  it('is not watched any more once the file is here', async () => {
    expect(await sentAt(1, 9)).toBe(false);
  });
});
