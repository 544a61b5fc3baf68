/** What several sources give, each in order, in order. */
export async function* merged<One>(sources: readonly AsyncGenerator<One>[], order: (one: One, other: One) => number): AsyncGenerator<One> {
  const heads = await Promise.all(sources.map(async (source) => ({ source, head: await source.next() })));
  for (;;) {
    const [first] = heads.flatMap((one) => (one.head.done ? [] : [{ one, value: one.head.value }])).sort((a, b) => order(a.value, b.value));
    if (!first) return;
    yield first.value;
    first.one.head = await first.one.source.next();
  }
}
