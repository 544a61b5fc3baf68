/** The part of nlp.js that triage uses; the package ships no types. */
declare module '@nlpjs/basic' {
  export interface Container {
    register(name: string, item: unknown, isSingleton?: boolean): void;
    registerConfiguration(tag: string, configuration: object): void;
  }

  export function containerBootstrap(settings: object, mustLoadEnv: boolean): Container;

  export interface Classification {
    readonly intent: string;
    readonly score: number;
  }

  export class Nlp {
    constructor(settings: object);
    process(
      input: { readonly locale: string; readonly utterance: string },
      utterance: undefined,
      context: object,
    ): Promise<{ readonly classifications: readonly Classification[]; readonly nluAnswer: object }>;
  }
}
