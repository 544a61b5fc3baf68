import type { Line } from './line';

/** Whether somebody of the house has said in their own name what the bot wanted to say here. */
export const isSaidBehind = ({ seq, text }: Line, lines: readonly Line[]): boolean =>
  lines.some((line) => line.seq > seq && line.author === 'agent' && line.kind !== 'note' && line.text === text.trim());
