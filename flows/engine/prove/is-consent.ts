import type { Flow } from '../flow';
import type { Way } from './situation';

/** A yes to what a `confirm` shows; the one to "Shall I stop?" is none. */
export const isConsent = (flow: Flow, { from, by }: Pick<Way, 'from' | 'by'>): boolean =>
  by.type === 'yes' && from !== null && from.run.phase.startsWith('try_') && flow.steps[from.run.step]?.verb === 'confirm';
