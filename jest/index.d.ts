/**
 * Replaces each script of the library in a ConfigMap with its path and hash. The result is for
 * people to read and compare, not for a cluster.
 *
 * @param manifest a Kubernetes object; any other object is returned unchanged
 */
export function foldScripts<Manifest>(manifest: Manifest): Manifest;

/**
 * Whether the serializer applies to a value: it applies to a ConfigMap that contains a script of
 * the library. Jest calls this.
 */
export function test(value: unknown): boolean;

/** Prints a ConfigMap with its scripts folded. Jest calls this. */
export function serialize(
  value: unknown, config: object, indentation: string, depth: number, refs: unknown[], printer: (...args: any[]) => string,
): string;
