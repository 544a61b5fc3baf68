import { setTimeout as sleep } from 'node:timers/promises';
import type { Talker, Turn } from './talker';

/** What a stretch of load came to. */
export interface Stretch {
  readonly turns: readonly Turn[];
  readonly seconds: number;
}

/** Closed loop: each talker speaks again as soon as they are answered, for so long. */
export const saturate = async (talkers: readonly Talker[], seconds: number): Promise<Stretch> => {
  const turns: Turn[] = [];
  const began = performance.now();
  const ends = began + seconds * 1_000;
  const talk = async (talker: Talker): Promise<void> => {
    while (performance.now() < ends) turns.push(await talker.turn());
  };
  await Promise.all(talkers.map(talk));
  return { turns, seconds: (performance.now() - began) / 1_000 };
};

/** Open loop: so many turns a second whatever the peer does, each by a talker who has been answered, or by a new one. */
export const pace = async (newTalker: () => Talker, rate: number, seconds: number): Promise<Stretch> => {
  const turns: Turn[] = [];
  const free: Talker[] = [];
  const underWay = new Set<Promise<void>>();
  const began = performance.now();
  for (let begun = 0; begun < rate * seconds; ) {
    const due = Math.min(rate * seconds, ((performance.now() - began) / 1_000) * rate);
    for (; begun < due; begun += 1) {
      const talker = free.shift() ?? newTalker();
      const turn = talker.turn().then((took) => {
        turns.push(took);
        free.push(talker);
        underWay.delete(turn);
      });
      underWay.add(turn);
    }
    await sleep(1);
  }
  await Promise.all(underWay);
  return { turns, seconds: (performance.now() - began) / 1_000 };
};
