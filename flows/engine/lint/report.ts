import type { Problem } from '../problem';

/** Notes a problem at a key of the flow's file (`steps.block.on`). */
export type Report = (code: Problem['code'], path: string, message: string, cure: string) => void;
