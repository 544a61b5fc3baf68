import { describe, expect, it } from '@jest/globals';
import { clockTime } from '../../../handoff/console/texts/clock-time';
import { duration } from '../../../handoff/console/texts/duration';
import { sayFrom } from '../../../handoff/console/texts/say';
import { span } from '../../../handoff/console/texts/span';

describe('the words of the window', () => {
  it('take their values as they are, and the plural form of their language', () => {
    const say = sayFrom({ sum_waiting_one: '{{count}} waits', sum_waiting_other: '{{count}} wait', says: '{{who}}:' }, 'en');
    expect([say('sum_waiting', { count: 1 }), say('sum_waiting', { count: 2 })]).toEqual(['1 waits', '2 wait']);
    expect(say('says', { who: '{{who}} $&' })).toBe('{{who}} $&:');
  });

  it('show the key where a text is missing, and the form that there is where a language has more', () => {
    expect(sayFrom({}, 'en')('send')).toBe('send');
    expect(sayFrom({ sum_waiting_other: '{{count}}' }, 'ar')('sum_waiting', { count: 3 })).toBe('3');
  });

  it('tell a wait at a glance', () => {
    expect([0, 61_000, 3_661_000, 172_800_000, -5].map((ms) => duration(ms, 'en'))).toEqual(['0:00', '1:01', '1:01:01', '2 days', '0:00']);
  });

  it('tell calmly how long something still takes', () => {
    expect([-1, 59_000, 12 * 60_000, 192 * 60_000].map((ms) => span(ms, 'en'))).toEqual(['0 min', '0 min', '12 min', '3 hr 12 min']);
    expect([24, 167].map((hours) => span(hours * 3_600_000 + 59 * 60_000, 'en'))).toEqual(['1 day 0 hr', '6 days 23 hr']);
  });

  it('name the day only where it is another one', () => {
    const noon = new Date(2026, 4, 20, 12).getTime();
    expect(clockTime(noon, noon, 'de')).toBe('12:00');
    expect(clockTime(noon + 86_400_000, noon, 'de')).toBe('Do., 21.5., 12:00');
  });
});
