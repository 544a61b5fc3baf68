import { describe, expect, it } from '@jest/globals';
import { sayFrom } from '../../../../../bots/channels/webchat/widget/texts/say';
import { dayName } from '../../../../../bots/server/window-parts/day-name';
import { directionOf } from '../../../../../bots/server/window-parts/direction';

describe('the words of the page', () => {
  it('take their values as they are: a name is never read as a placeholder', () => {
    const say = sayFrom({ says: '{{who}}:', with_agent_named: '{{name}}' });
    expect(say('says', { who: '{{name}} $&' })).toBe('{{name}} $&:');
    expect(say('with_agent_named')).toBe('…');
  });

  it('show the key where a text is missing, and do not break', () => {
    expect(sayFrom({})('send')).toBe('send');
  });

  it('call a day by its distance or its date', () => {
    const noon = new Date(2026, 4, 20, 12).getTime();
    const midnight = new Date(2026, 4, 20).getTime();
    expect(dayName(midnight, noon, 'en')).toBe('Today');
    expect(dayName(midnight - 1, noon, 'de')).toBe('Gestern');
    expect(dayName(new Date(2026, 4, 17).getTime(), noon, 'de')).toBe('Sonntag, 17. Mai 2026');
  });

  it('run from the right where they are written so', () => {
    expect(['ar', 'he-IL', 'en', 'de-AT'].map(directionOf)).toEqual(['rtl', 'rtl', 'ltr', 'ltr']);
  });
});
