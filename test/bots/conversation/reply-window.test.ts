import { describe, expect, it } from '@jest/globals';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { hour, minute, person } from '../desk/desk-stage';
import { stage } from './stage';

const day = 24 * hour;
const saturday = () => virtualClock(Date.parse('2026-01-17T22:00:00Z'));
const wednesday = () => virtualClock(Date.parse('2026-01-14T22:00:00Z'));

describe('a door through which nobody may write a day after the customer’s last word', () => {
  const window = { bot: day, person: day };

  it.each([
    ['en', person, 'please write again on Monday from 08:00'],
    ['de', 'ich möchte mit einem menschen sprechen', 'Bitte schreiben Sie am Montag ab 08:00 Uhr noch einmal'],
  ])('asks them to write again where the queue opens later (%s)', async (_, words, told) => {
    const at = await stage({ clock: saturday() }, [], window);
    const notice = await at.says(words);
    expect(notice).toContain(told);
    expect(notice).not.toMatch(/they will write to you here|bekommen Sie|stay|hierbleiben/);
    expect(at.choice('')).toMatch(/\.back$/);
    expect(await at.request()).toMatchObject({ state: 'deferred' });
  });

  it('promises an answer where it opens in time', async () => {
    const at = await stage({ clock: wednesday() }, [], window);
    expect(await at.says(person)).toContain('they will write to you here tomorrow from 08:00');
  });

  it("is not knocked at: whoever nobody can write to takes nobody's place in line, until they write", async () => {
    const at = await stage({ clock: saturday() }, [], window);
    await at.says(person);
    const sent = at.door.sent.length;
    await at.passes(3 * day + 12 * hour + 10 * minute);
    expect(at.door.sent).toHaveLength(sent);
    expect(await at.request()).toMatchObject({ state: 'deferred', opensAt: null });
    expect(await at.says('hello, here I am again')).toContain('one of them will write to you here');
    const promise = { since: at.clock.now(), warned: 0 };
    expect(await at.request()).toMatchObject({ state: 'queued', waitingSince: at.clock.now(), promise });
  });

  it('is written through as soon as they have written again', async () => {
    const at = await stage({ clock: saturday() }, [], window);
    await at.says(person);
    await at.passes(2 * day);
    expect(await at.says('when are you open?')).toContain('08:00');
  });
});

it('a door through which a person may write for longer than a bot keeps the promise', async () => {
  const at = await stage({ clock: saturday() }, [], { bot: day, person: 7 * day });
  expect(await at.says(person)).toContain('they will write to you here on Monday from 08:00');
});
