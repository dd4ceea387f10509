import { EnvironmentVariable } from './environment-variable';
import { HostProcessMount } from './host-process-mount';
import { quoted, userError } from '../facts/errors';
import { normalizedPath } from '../facts/windows-path';

/**
 * Throws if two variables or two mounts of a container have the same name or path. Windows ignores
 * case.
 */
export function checkClashes(container: string, env: readonly EnvironmentVariable[], mounts: readonly HostProcessMount[]): void {
  const variable = repeated(env.map(({ name }) => name), (name) => name.toLowerCase());
  if (variable !== undefined) {
    throw userError({
      message: `container ${quoted(container)} has the environment variable ${quoted(variable)} twice`,
      fix: 'Remove one of them. Windows ignores case in names, and the library sets HOSTPROCESS_RUN, HOSTPROCESS_DATA and similar variables for scripts.',
    });
  }
  const path = repeated(mounts.map(({ mountPath }) => mountPath), normalizedPath);
  if (path !== undefined) {
    throw userError({ message: `container ${quoted(container)} has two mounts at ${quoted(path)}`, fix: 'Give one of them a different mountPath.' });
  }
}

/** The first string that has the same meaning as an earlier string. */
function repeated(texts: readonly string[], meaning: (text: string) => string): string | undefined {
  if (texts.length < 2) {
    return undefined;
  }
  const seen = new Set<string>();
  return texts.find((text) => seen.size === seen.add(meaning(text)).size);
}
