import { describe, expect, it } from '@jest/globals';
import { runLine } from './run-line';

describe('a conversation in the terminal', () => {
  it('is held by typing, and by the numbers of the choices', async () => {
    const { code, printed, told } = await runLine(['talk'], { input: ['i lost my card', '', '1', 'yes', '2', '2'] });
    expect(code).toBe(0);
    expect(told).toMatch(/customer of card-bank on webchat/);
    const text = printed.join('\n');
    expect(text).toMatch(/Which card is it\?\n {4}1 {2}Debit card ••4821\n {4}2 {2}Credit card ••7710\n\n/);
    expect(text).toMatch(/Shall I report your debit card ••4821 as lost[^]*Done\. Your debit card ••4821 is blocked[^]*all the best/);
  });

  it('may be held at another door, as another customer', async () => {
    const { printed } = await runLine(['talk', '--channel', 'whatsapp', '--from', '4915550109'], { input: ['Meine Karte ist weg'] });
    expect(printed.join('\n')).toMatch(/noch NICHT gesperrt/);
  });

  it('ends without a word when nothing is said', async () => {
    expect(await runLine(['talk'])).toMatchObject({ code: 0, printed: [] });
  });
});
