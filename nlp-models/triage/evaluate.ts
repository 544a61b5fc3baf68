import type { Corpus } from './corpus';
import { createTriage } from './create-triage';
import { groupBy } from './group-by';
import { IntentModel } from './intent-model';
import type { LabelledText } from './labelled-text';
import { LanguageDetector } from './language-detector';
import { auroc, calibrationError, isRight, type Judged, macroF1, share } from './measures';
import type { Understanding } from './understanding';

export interface Evaluation {
  /** How many texts it learnt from, was tested with, and between how many intents it chose. */
  readonly train: number;
  readonly test: number;
  readonly intents: number;
  /** The share of test texts whose likeliest intent is theirs, whatever was decided. */
  readonly accuracy: number;
  readonly macroF1: number;
  /** Expected calibration error over ten equal ranges of confidence. */
  readonly calibrationError: number;
  readonly accept: { readonly threshold: number; readonly share: number; readonly precision: number };
  readonly clarify: { readonly share: number };
  /** Texts that have no intent: which share was accepted, and how well confidence tells them from test texts. */
  readonly oos: readonly { readonly file: string; readonly n: number; readonly accepted: number; readonly auroc: number }[];
  readonly messagesPerSecond: number;
  readonly trainSeconds: number;
}

const acceptThreshold = 0.8;

/**
 * Trains on some texts and tests on others, through the same triage as a bot's. `base` gives the language, what is in no intent
 * (its `unsupported` and `background`) and which intents are sensitive. `now` is in ms.
 */
export async function evaluate({
  base,
  train,
  test,
  oos,
  now,
}: {
  readonly base: Corpus;
  readonly train: readonly LabelledText[];
  readonly test: readonly LabelledText[];
  readonly oos: readonly { readonly file: string; readonly texts: readonly string[] }[];
  readonly now: () => number;
}): Promise<Evaluation> {
  const intents = groupBy(train, ({ intent }) => intent);
  const corpus: Corpus = {
    ...base,
    intents: new Map([...intents].map(([intent, texts]) => [intent, texts.map(({ text }) => text)])),
    phrases: base.phrases.filter(({ intent }) => intents.has(intent)),
  };
  const begun = now();
  const model = IntentModel.train(corpus);
  const trained = now();
  const triage = createTriage([{ corpus, model }], LanguageDetector.train([corpus]));
  const understand = (text: string): Promise<Understanding> => triage.understand(text, { fixed: base.locale });
  const started = now();
  const judged: Judged[] = [];
  for (const { text, intent } of test) judged.push(judge(intent, await understand(text)));
  const seconds = (now() - started) / 1000;
  return {
    train: train.length,
    test: test.length,
    intents: intents.size,
    accuracy: share(judged, isRight),
    macroF1: macroF1(judged),
    calibrationError: calibrationError(judged),
    accept: {
      threshold: acceptThreshold,
      share: share(judged, ({ decision }) => decision === 'accept'),
      precision: share(
        judged.filter(({ decision }) => decision === 'accept'),
        isRight,
      ),
    },
    clarify: { share: share(judged, ({ decision }) => decision === 'clarify') },
    oos: await Promise.all(
      oos.map(async ({ file, texts }) => {
        const outside = await Promise.all(texts.map(async (text) => judge('', await understand(text))));
        return { file, n: texts.length, accepted: share(outside, ({ decision }) => decision === 'accept'), auroc: auroc(judged, outside) };
      }),
    ),
    messagesPerSecond: seconds > 0 ? test.length / seconds : 0,
    trainSeconds: (trained - begun) / 1000,
  };
}

function judge(truth: string, { intent, alternatives, confidence, decision }: Understanding): Judged {
  return { truth, guess: intent ?? alternatives[0]?.intent ?? null, confidence, decision };
}
