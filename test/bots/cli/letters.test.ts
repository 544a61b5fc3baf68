import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customer } from '../../journeys/customer';
import { openProduct, type Product } from '../../journeys/open-product';
import { until } from '../../journeys/until';
import { runLine } from './run-line';

const number = '4915550302';
let product: Product;

// A server with one dead letter.
beforeAll(async () => {
  product = await openProduct();
  await product.start();
  await refuseNext('hello');
});
afterAll(() => product.close());

const refuseNext = async (text: string): Promise<void> => {
  product.graph.inject({ match: { what: 'message' }, trigger: { next: 1 }, action: { do: 'error', code: 131026 } });
  await product.graph.says(number, text);
  await until('it is given up', async () => (await listed('--dead')).length === 1);
};
const letters = (...line: readonly string[]) => runLine(['letters', ...line], { environment: product.environment });
const listed = async (...line: readonly string[]) => {
  const { code, printed } = await letters(...line);
  expect(code).toBe(0);
  return printed.map((text) => JSON.parse(text) as { kind: string; id: string; state: string; failure?: string });
};
const dead = async (): Promise<string> => (await listed())[0]?.id ?? '';

describe('letters', () => {
  it('are listed beside the running server: those that were given up, or those that wait', async () => {
    expect(await listed('--dead')).toEqual([
      expect.objectContaining({ kind: 'outbox', state: 'refused', failure: expect.stringMatching(/^131026: /) }),
    ]);
    expect(await listed()).toEqual(await listed('--dead'));
    expect(await listed('--pending')).toEqual([]);
  });

  it('are tried again by the running server', async () => {
    const id = await dead();
    expect(await letters('--retry', id)).toMatchObject({ code: 0, told: `${id} is tried again.` });
    expect((await customer(product.graph, number).hears()).text).toMatch(/good to hear from you/);
    expect(await listed('--dead')).toEqual([]);
  });

  it('that are not there cannot be tried again', async () => {
    expect(await letters('--retry', 'unknown')).toMatchObject({
      code: 1,
      told: expect.stringMatching(/no dead letter .*schalter letters --dead/),
    });
  });

  it('are made ready for the next server where none is running', async () => {
    await refuseNext('I lost my card');
    const id = await dead();
    await product.stop();
    expect(await letters('--retry', 'unknown')).toMatchObject({ code: 1, told: expect.stringContaining('--dead') });
    expect(await letters('--retry', id)).toMatchObject({ code: 0, told: `${id} is tried again as soon as a server runs.` });
    expect((await listed('--pending')).map((letter) => letter.id)).toEqual([id]);
    await product.start();
    await until('it arrives', () => customer(product.graph, number).read().length === 2);
    expect(await listed('--dead')).toEqual([]);
  });
});
