import { describe, expect, it } from '@jest/globals';
import { createMachine } from 'xstate';
import { alteredBot } from './copied-bot';
import { folder } from './folder';
import { runLine } from './run-line';

const path = folder();
const draw = (...args: readonly string[]) => runLine(['draw', ...args]);

describe('a flow that is drawn on the command line', () => {
  it('is a Mermaid diagram, unless something else is asked for', async () => {
    const { code, printed } = await draw('opening-hours');
    expect([code, printed.join('\n')]).toEqual([0, expect.stringMatching(/stateDiagram-v2\n.* {2}read_hours --> tell: ok\n/s)]);
    expect(await draw('opening-hours', '--as', 'mermaid')).toEqual(await draw('opening-hours'));
  });

  it('is a picture', async () => {
    const { code, printed } = await draw('block-lost-card', '--as', 'svg');
    expect([code, printed.join('\n')]).toEqual([0, expect.stringMatching(/^<svg .*>block_refused<\/text>.*<\/svg>$/s)]);
  });

  it('is a machine that XState takes', async () => {
    const { code, printed } = await draw('block-lost-card', '--as', 'xstate');
    const machine = createMachine(JSON.parse(printed.join('\n')));
    expect([code, machine.id, Object.keys(machine.states)]).toEqual([
      0,
      'flow:block-lost-card',
      expect.arrayContaining(['which_card', 'human']),
    ]);
  });

  it.each<[string, readonly string[], RegExp]>([
    ['no flow', [], /Name the flow: schalter draw FLOW/],
    ['a flow that is not there', ['opening'], /There is no flow "opening"\. /],
    ['a drawing that is none', ['opening-hours', '--as', 'png'], /Nothing is drawn as "png"\. Use one of mermaid, svg, xstate/],
  ])('answers %s with 2 and the cure', async (_, args, cure) => {
    expect(await draw(...args)).toMatchObject({ code: 2, printed: [], told: expect.stringMatching(cure) });
  });

  it('is not drawn where it cannot be read, and says why', async () => {
    const { bot } = alteredBot(path(), 'flows/card-bank/opening-hours.flow.yaml', 'ok: tell', 'ok: tel');
    expect(await draw('opening-hours', '--bot', bot)).toMatchObject({ code: 1, printed: [], told: expect.stringMatching(/F101.*“tell”/) });
  });
});
