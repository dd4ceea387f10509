import { EnvironmentVariable } from './environment-variable';
import { HostProcessMount } from './host-process-mount';
import { quoted, userError } from '../facts/errors';
import { normalizedPath } from '../facts/windows-path';

/** Throws where two variables or two mounts of a container hide one another. Windows ignores case in both. */
export function checkClashes(container: string, env: readonly EnvironmentVariable[], mounts: readonly HostProcessMount[]): void {
  const variable = repeated(env.map(({ name }) => name), (name) => name.toLowerCase());
  if (variable !== undefined) {
    throw userError({
      message: `container ${quoted(container)} has the environment variable ${quoted(variable)} twice`,
      fix: 'Leave one out. The case of letters makes no difference on Windows, and HOSTPROCESS_RUN and its siblings belong to the script.',
    });
  }
  const path = repeated(mounts.map(({ mountPath }) => mountPath), normalizedPath);
  if (path !== undefined) {
    throw userError({ message: `container ${quoted(container)} has two mounts at ${quoted(path)}`, fix: 'Give one of them another mountPath.' });
  }
}

/** The first text that stands for the same as one before it. */
function repeated(texts: readonly string[], meaning: (text: string) => string): string | undefined {
  if (texts.length < 2) {
    return undefined;
  }
  const seen = new Set<string>();
  return texts.find((text) => seen.size === seen.add(meaning(text)).size);
}
