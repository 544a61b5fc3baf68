/**
 * The part of botbuilder-dialogs that is used here. The package is not among the dependencies, for its install script
 * downloads a tool of its own, which `npm ci` on a closed network cannot do.
 */
declare module 'botbuilder-dialogs' {
  import type { StatePropertyAccessor, TurnContext } from 'botbuilder';

  interface TurnResult {
    readonly status: 'empty' | 'waiting' | 'complete' | 'cancelled' | 'completeAndWait';
  }
  interface DialogContext {
    readonly context: TurnContext;
    continueDialog(): Promise<TurnResult>;
    beginDialog(id: string): Promise<TurnResult>;
    endDialog(): Promise<TurnResult>;
    prompt(id: string, options: { prompt: string; retryPrompt: string; choices: string[] }): Promise<TurnResult>;
  }
  export abstract class Dialog {
    readonly id: string;
  }
  export const ListStyle: { readonly suggestedAction: 4 };
  export class ChoicePrompt extends Dialog {
    constructor(id: string);
    style: number;
  }
  export class WaterfallDialog extends Dialog {
    constructor(id: string, steps: readonly ((step: DialogContext) => Promise<TurnResult>)[]);
  }
  export class DialogSet {
    constructor(state: StatePropertyAccessor);
    add(dialog: Dialog): this;
    createContext(context: TurnContext): Promise<DialogContext>;
  }
}
