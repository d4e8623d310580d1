// Joins names into groups: names told together, directly or through others, are of one group.

/** Union-find with path halving. */
export class Components {
  readonly #index = new Map<string, number>();
  readonly #parent: number[] = [];

  /** All of these are of one group. */
  join(names: readonly string[]): void {
    const [first, ...others] = names;
    if (first === undefined) return;
    let root = this.#root(this.#at(first));
    for (const other of others) {
      const otherRoot = this.#root(this.#at(other));
      if (otherRoot !== root) this.#parent[Math.max(root, otherRoot)] = Math.min(root, otherRoot);
      root = Math.min(root, otherRoot);
    }
  }

  /** Number of the group of this name, -1 for a name never told. */
  groupOf(name: string): number {
    const index = this.#index.get(name);
    return index === undefined ? -1 : this.#root(index);
  }

  names(): IterableIterator<string> {
    return this.#index.keys();
  }

  #at(name: string): number {
    const known = this.#index.get(name);
    if (known !== undefined) return known;
    const index = this.#parent.length;
    this.#parent.push(index);
    this.#index.set(name, index);
    return index;
  }

  #root(index: number): number {
    let at = index;
    for (;;) {
      const parent = this.#parent[at] ?? at;
      if (parent === at) return at;
      const grandparent = this.#parent[parent] ?? parent;
      this.#parent[at] = grandparent;
      at = grandparent;
    }
  }
}
