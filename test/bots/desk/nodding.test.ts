import { describe, expect, it } from '@jest/globals';
import { ana, deskStage, hour, minute, person } from './desk-stage';

/** Ana has told the customer all that there was to tell. */
const told = async () => {
  const at = await deskStage();
  await at.says(person);
  await at.does((id) => at.desk.accept(ana, id));
  await at.replies(ana, 'It is done.');
  return at;
};

describe('a customer who thanks a person', () => {
  it.each(['thanks, bye', 'thank you so much', '👍', 'ok great'])('waits for nothing: %s', async (words) => {
    const at = await told();
    expect(await at.says(words)).toBe('');
    expect(await at.request()).toMatchObject({ state: 'active', waitingSince: null, promise: null });
    expect(await at.passes(16 * minute)).toBe('');
    expect(await at.request()).toMatchObject({ state: 'on_hold', assignee: 'ana' });
  });

  it('stays on hold with whoever has put them there, also when that one is not at their place', async () => {
    const at = await told();
    const tomorrow = at.clock.now() + 20 * hour;
    await at.does((id) => at.desk.hold(ana, id, tomorrow));
    await at.becomes(ana, { intent: 'offline', leaseUntil: 0 });
    expect(await at.says('ok thanks')).toBe('');
    expect(await at.request()).toMatchObject({ state: 'on_hold', assignee: 'ana', holdUntil: tomorrow });
  });

  it('and asks something waits for an answer', async () => {
    const at = await told();
    await at.says('thanks, but what does it cost me?');
    expect(await at.request()).toMatchObject({ state: 'active', waitingSince: at.clock.now() });
  });

  it('before they have had one still waits for it', async () => {
    const at = await deskStage();
    await at.says(person);
    await at.does((id) => at.desk.accept(ana, id));
    await at.says('thanks');
    expect(await at.request()).toMatchObject({ state: 'accepted', waitingSince: expect.any(Number) });
  });
});
