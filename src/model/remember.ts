/** The value under a key, made and kept at the first time that it is asked for; never undefined. */
export function remember<K, V extends NonNullable<unknown> | null>(
  known: Map<K, V>,
  key: K,
  make: () => V,
): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = make();
  known.set(key, value);
  return value;
}

/** What is made at the first time that it is asked for, and the same ever after. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
