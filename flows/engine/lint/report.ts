import type { Problem } from '../problem';

/** Notes a problem at a key of the flow's file (`steps.block.on`), or at a line of another one. */
export type Report = (code: Problem['code'], place: string | Pick<Problem, 'file' | 'line'>, message: string, cure: string) => void;
