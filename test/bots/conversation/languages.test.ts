import { describe, expect, it } from '@jest/globals';
import { person } from '../desk/desk-stage';
import { stage } from './stage';

describe('a language that is asked for', () => {
  it.each([
    'can we speak german please',
    'auf deutsch bitte',
    'Deutsch?',
    'do you speak German',
    'Sprechen Sie auch Deutsch?',
  ])('is spoken from then on, and the question is put again in it: "%s"', async (words) => {
    const { says, stored } = await stage();
    await says('i lost my card');
    const read = await says(words);
    expect(read).toContain('Gern, dann auf Deutsch.');
    expect(read).toContain('Welche Karte ist es?');
    expect(await says('4821')).toContain('sperren?');
    expect((await stored()).locale).toBe('de');
  });

  it('costs no try, also twice', async () => {
    const { says, stored } = await stage();
    await says('i lost my card');
    await says('auf deutsch bitte');
    await says('in english please');
    expect((await stored()).run?.phase).toBe('try_1');
    expect(await says('auf deutsch')).toContain('Gern, dann auf Deutsch.');
  });

  it('that the bot does not have is said to be none of its own, and a person is offered', async () => {
    const { says, request } = await stage();
    await says('hello');
    expect(await says('do you speak spanish?')).toContain('I only speak English and German');
    expect(await request()).toBeNull();
  });

  it('is spoken while a person is waited for', async () => {
    const { says, request } = await stage();
    await says(person);
    expect(await says('auf deutsch bitte')).toContain('Gern, dann auf Deutsch.');
    expect((await request())?.locale).toBe('de');
  });

  it.each(['i was in germany', 'my german card', 'the english one', 'not german'])('is not "%s"', async (words) => {
    const { says } = await stage();
    await says('i lost my card');
    expect(await says(words)).not.toMatch(/Gern, dann|Sure, English/);
  });
});

describe('a message in a language that the bot does not have', () => {
  it('is answered with the languages that it has, and the second one in a row brings a person', async () => {
    const { says, request } = await stage();
    expect(await says('Hola, he perdido mi tarjeta')).toContain('I only speak English and German');
    expect(await request()).toBeNull();
    await says('quiero hablar con una persona por favor');
    expect(await request()).toMatchObject({ reason: 'not_understood' });
  });

  it('in a question is told so, and the question comes again', async () => {
    const { says } = await stage();
    await says('meine karte ist weg');
    const read = await says('bonjour je voudrais bloquer ma carte');
    expect(read).toContain('Ich spreche leider nur Englisch und Deutsch');
    expect(read).toContain('die letzten 4 Ziffern');
  });
});
