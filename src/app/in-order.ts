// Runs work ahead of its reader, and yet gives the answers in the order of the questions.

/** At most `width` pieces are under way at once; the next one begins when the oldest is taken. */
export async function* inOrder<Q, A>(
  questions: AsyncIterable<Q>,
  width: number,
  answer: (question: Q) => Promise<A>,
): AsyncGenerator<A> {
  const underWay: Promise<A>[] = [];
  for await (const question of questions) {
    const work = answer(question);
    // Its failure is told to whoever takes it; until then it must not end the process.
    work.catch(() => undefined);
    underWay.push(work);
    if (underWay.length >= width) yield await (underWay.shift() as Promise<A>);
  }
  for (const work of underWay) yield await work;
}
