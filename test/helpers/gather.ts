// Collects all that an asynchronous sequence gives.
export async function gather<T>(all: AsyncIterable<T>): Promise<T[]> {
  const got: T[] = [];
  for await (const one of all) got.push(one);
  return got;
}
