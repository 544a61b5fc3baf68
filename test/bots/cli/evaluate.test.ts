import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { folder } from './folder';
import { runLine } from './run-line';

const path = folder();
const file = (name: string, content: string): string => {
  const at = join(path(), name);
  writeFileSync(at, content);
  return at;
};

const weather = [
  'will it rain today',
  'is it sunny outside',
  'how warm is it',
  'do I need an umbrella',
  'what is the forecast',
  'is a storm coming',
];
const music = ['play a song', 'turn up the volume', 'skip this track', 'play some jazz', 'who sings this song', 'stop the music'];
const rows = (texts: readonly string[], intent: string): string[][] => texts.map((text) => [text, intent]);
const all = [...rows(weather, 'weather'), ...rows(music, 'music')];

describe('an evaluation', () => {
  it('reads csv, tsv and JSON, and prints its figures as one object', async () => {
    const train = file('train.csv', `text,intent\n${all.map((row) => row.join(',')).join('\n')}\n`);
    const test = file('test.tsv', 'is it going to rain\tweather\nplay the next song\tmusic\n');
    const oos = file('all.json', JSON.stringify({ oos: [['what is the capital of Peru', 'oos']] }));
    const bare = file('bare.txt', 'how do I fold a crane\nwho won the match\n');
    const { code, printed } = await runLine(['evaluate', '--train', train, '--test', test, '--oos', `${oos}#oos`, '--oos', bare]);
    expect([code, printed.length]).toEqual([0, 1]);
    expect(JSON.parse(printed[0] ?? '')).toEqual({
      train: 12,
      test: 2,
      intents: 2,
      accuracy: expect.any(Number),
      macroF1: expect.any(Number),
      calibrationError: expect.any(Number),
      accept: { threshold: expect.any(Number), share: expect.any(Number), precision: expect.any(Number) },
      clarify: { share: expect.any(Number) },
      oos: [
        { file: expect.stringContaining('all.json'), n: 1, accepted: expect.any(Number), auroc: expect.any(Number) },
        { file: 'bare.txt', n: 2, accepted: expect.any(Number), auroc: expect.any(Number) },
      ],
      messagesPerSecond: expect.any(Number),
      trainSeconds: expect.any(Number),
      rssMB: expect.any(Number),
    });
  });

  it('takes as many examples of each intent as it is told', async () => {
    const train = file('more.csv', all.map((row) => row.join(',')).join('\n'));
    const { printed } = await runLine(['evaluate', '--train', train, '--test', train, '--per-intent', '4', '--seed', '7']);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ train: 8, test: 12 });
  });
});
