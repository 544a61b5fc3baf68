import type { FlowCase, Given } from '../../../flows/engine/cases/flow-test';
import type { Flow } from '../../../flows/engine/flow';

/** One case in one language, with what it is played with. */
export interface Scenario {
  readonly flow: Flow;
  readonly flowCase: FlowCase;
  /** What actions answer: the case's own, laid over what is given for all. */
  readonly given: Given;
  readonly locale: string;
  /** Lines of the test file by path. */
  readonly lines: Readonly<Record<string, number>>;
  /** The actions that the bot has, by name. */
  readonly actions: readonly string[];
  /** An example of each intent in this language. */
  readonly example: (intent: string) => string;
  readonly environment: Readonly<Record<string, string>>;
}
