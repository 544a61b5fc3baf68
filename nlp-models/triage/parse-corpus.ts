import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { Corpus, CorpusProblem, IntentPhrases } from './corpus';
import { readWords } from './words';

const sections = ['sensitive', 'intents', 'phrases', 'negations', 'unsupported', 'background', 'common_words', 'card_words'];
const intentName = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/;
const fewestExamples = 5;

/** Reads one language's corpus, and tells everything that is wrong with it; null when it cannot be told what intents it has. */
export function parseCorpus(source: { readonly file: string; readonly text: string; readonly locale: string }): {
  readonly corpus: Corpus | null;
  readonly problems: readonly CorpusProblem[];
} {
  const parser = new CorpusParser(source.file, source.text);
  return { corpus: parser.parse(source.locale), problems: parser.problems };
}

class CorpusParser {
  readonly problems: CorpusProblem[] = [];
  readonly #lines = new LineCounter();
  readonly #root: Node | null;
  readonly #isYaml: boolean;
  /** Where each example stands, by its words: one text cannot mean two things. */
  readonly #written = new Map<string, { readonly place: string; readonly line: number }>();

  constructor(
    private readonly file: string,
    text: string,
  ) {
    const document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
    this.#root = document.contents;
    for (const { code, pos } of document.errors) {
      if (code !== 'DUPLICATE_KEY') continue;
      // It is reported at the end of what stands before it.
      const at = pos[0] + (/^(?:\s|#.*)*/.exec(text.slice(pos[0]))?.[0].length ?? 0);
      const key = /^[^:\s]*/.exec(text.slice(at))?.[0];
      this.#report(at, `"${key}" stands here twice. Put both together, or give one of the two another name.`);
    }
    // What follows on a fault of syntax may be nothing but its consequence.
    const broken = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY');
    this.#isYaml = broken === undefined;
    if (broken?.code === 'MULTIPLE_DOCS') this.#report(broken.pos[0], '"---" begins a second corpus. Take it out: a file holds one.');
    else if (broken) this.#report(broken.pos[0], `is not YAML: ${broken.message}. Look at the indentation, quotes and brackets here.`);
  }

  parse(locale: string): Corpus | null {
    if (!this.#isYaml) return null;
    if (!isMap(this.#root)) {
      this.#report(0, `must be a map with: ${sections.join(', ')}. Begin with "intents:".`);
      return null;
    }
    const root = this.#root;
    for (const [section, , at] of this.#entries(root)) {
      if (!sections.includes(section)) this.#report(at, `"${section}" is no section. Use one of: ${sections.join(', ')}.`);
    }
    const written = this.#section(root, 'intents');
    if (!isMap(written)) {
      this.#report(written?.range?.[0] ?? 0, '"intents:" must be a map of intents with their examples. Write one.');
      return null;
    }
    const intents = this.#intents(written);
    const named = (intent: string, at: number): void => {
      if (!intents.has(intent)) this.#report(at, `"${intent}" is no intent. Use a name from "intents:", or add it there.`);
    };
    const phrases = this.#phrases(this.#section(root, 'phrases'), named);
    const sensitive = this.#list(this.#section(root, 'sensitive'), 'sensitive');
    for (const { text, at } of sensitive) named(text, at);
    const texts = (section: string): string[] => this.#list(this.#section(root, section), section).map(({ text }) => text);
    return {
      locale,
      intents,
      phrases,
      sensitive: new Set(sensitive.map(({ text }) => text)),
      negations: texts('negations'),
      unsupported: this.#examples(this.#section(root, 'unsupported'), 'unsupported'),
      background: this.#examples(this.#section(root, 'background'), 'background'),
      commonWords: texts('common_words'),
      cardWords: texts('card_words'),
    };
  }

  #intents(node: YAMLMap): Map<string, readonly string[]> {
    const intents = new Map<string, readonly string[]>();
    for (const [intent, value, at] of this.#entries(node)) {
      if (!intentName.test(intent)) this.#report(at, `"${intent}" is no name for an intent. Use a-z, 0-9, "_" and "." as in card.lost.`);
      const before = this.problems.length;
      const examples = this.#examples(value, intent);
      // Examples that are there, but cannot be read, are told of already.
      if (examples.length < fewestExamples && this.problems.length === before) {
        this.#report(at, `"${intent}" has ${examples.length} examples. Write at least ${fewestExamples}, better 25.`);
      }
      intents.set(intent, examples);
    }
    return intents;
  }

  #phrases(node: Node | undefined, named: (intent: string, at: number) => void): IntentPhrases[] {
    return this.#entries(node).map(([intent, value, at]) => {
      named(intent, at);
      for (const [key, , place] of this.#entries(value)) {
        if (key !== 'contains' && key !== 'is') this.#report(place, `"${key}" is no kind of phrase. Use "contains" or "is".`);
      }
      const list = (key: string): string[] =>
        this.#list(this.#section(isMap(value) ? value : undefined, key), `${intent}: ${key}`).map(({ text }) => text);
      return { intent, contains: list('contains'), is: list('is') };
    });
  }

  #examples(node: Node | undefined, place: string): string[] {
    return this.#list(node, place).map(({ text, at }) => {
      const words = readWords(text).words.join(' ');
      const line = this.#line(at);
      const before = this.#written.get(words);
      if (before) this.#report(at, `"${text}" reads like line ${before.line} (${before.place}). Keep one of the two.`);
      this.#written.set(words, { place, line });
      return text;
    });
  }

  #list(node: Node | undefined, place: string): { readonly text: string; readonly at: number }[] {
    if (node === undefined) return [];
    if (!isSeq(node)) {
      this.#report(node.range?.[0] ?? 0, `"${place}" must be a list. Begin each line with "- ".`);
      return [];
    }
    return node.items.flatMap((item) => {
      const at = (item as Node | null)?.range?.[0] ?? node.range?.[0] ?? 0;
      if (isScalar(item) && typeof item.value === 'string' && readWords(item.value).words.length > 0) return [{ text: item.value, at }];
      this.#report(at, `"${place}" has an entry that is no text. Write words, and put quotes around numbers and around text with ": ".`);
      return [];
    });
  }

  #section(map: YAMLMap | undefined, key: string): Node | undefined {
    return this.#entries(map).find(([name]) => name === key)?.[1];
  }

  #entries(node: Node | undefined): [key: string, value: Node | undefined, at: number][] {
    if (!isMap(node)) return [];
    return node.items.map(({ key, value }) => [
      isScalar(key) ? String(key.value) : '',
      (value as Node | null) ?? undefined,
      (key as Node | null)?.range?.[0] ?? 0,
    ]);
  }

  #report(at: number, message: string): void {
    this.problems.push({ file: this.file, line: this.#line(at), message });
  }

  #line(at: number): number {
    return Math.max(1, this.#lines.linePos(at).line);
  }
}
