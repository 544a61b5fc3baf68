import type { Problem } from '../problem';
import type { Graph, Way } from './situation';

/** Something that is said of all conversations that a flow can lead to, and holds, or is broken by one of them. */
export type Statement = (graph: Graph) => Held | Broken;

export interface Held {
  /** The statement as a sentence, with the figures that were found. */
  readonly says: string;
  readonly broken: null;
}

export interface Broken {
  readonly says: string;
  readonly broken: Pick<Problem, 'code' | 'message' | 'cure'> & {
    /** The step that has to be looked at. */
    readonly step: string;
    /** The shortest conversation that breaks it. */
    readonly route: readonly Way[];
  };
}
