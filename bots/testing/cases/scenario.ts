import type { FlowCase } from '../../../flows/engine/cases/flow-test';
import type { Flow } from '../../../flows/engine/flow';

/** One case in one language, with what it is played with. */
export interface Scenario {
  readonly flow: Flow;
  readonly one: FlowCase;
  readonly locale: string;
  /** Lines of the test file by path. */
  readonly lines: Readonly<Record<string, number>>;
  /** An example of each intent in this language. */
  readonly example: (intent: string) => string;
  readonly environment: Readonly<Record<string, string>>;
}
