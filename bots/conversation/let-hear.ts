import type { Player } from './player';

/** What others have put around turns hears of what has happened already: it cannot keep it from happening, nor make it fail. */
export const letHear = ({ around, observe }: Pick<Player, 'around' | 'observe'>, event: string): Promise<void> =>
  around.run(async () => {}).catch((error: unknown) => observe({ kind: 'trouble', where: `around ${event}`, error }));
