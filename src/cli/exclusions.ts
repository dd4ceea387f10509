import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { matchesPath } from './glob';
import { PROGRAM } from './program';

/** A path that the check leaves out on purpose. */
export interface SkippedInput {
  readonly path: string;
  readonly reason: 'excluded' | 'chart';
}

/** The patterns of `--exclude` and of the configuration. */
export class Exclusions {
  private readonly patterns: readonly string[];

  constructor(patterns: readonly string[], private readonly workingDirectory: string) {
    this.patterns = patterns.map((pattern) => pattern.replace(/^(?:\.\/)+/u, '').replace(/\/+$/u, ''));
  }

  /** Whether a pattern matches the path or a folder above it. */
  public covers(path: string): boolean {
    return this.patterns.length > 0 && [...this.names(path)].some((name) => this.patterns.some((pattern) => matchesPath(pattern, name)));
  }

  /** The path and its folders, as the report shows them and from the working directory. */
  private names(path: string): Set<string> {
    const names = new Set<string>();
    for (const start of [path, relative(this.workingDirectory, resolve(this.workingDirectory, path))]) {
      for (let name = start; name !== '.' && name !== '' && !names.has(name); name = dirname(name)) {
        names.add(name.split(sep).join('/'));
      }
    }
    return names;
  }
}

/** Whether the folder is a Helm chart. */
export function isChart(folder: string): boolean {
  return existsSync(join(folder, 'Chart.yaml'));
}

/**
 * The content of a chart that is not a manifest: templates that only Helm can render, their values,
 * and the charts that the chart depends on.
 * @see https://helm.sh/docs/topics/charts/#the-chart-file-structure
 */
export function isPartOfChart(name: string): boolean {
  return /^(?:templates|charts|ci|Chart\.ya?ml|values.*\.(?:ya?ml|json))$/u.test(name);
}

/** How to check a chart that was skipped: a sentence for the person who runs the check. */
export function chartNote(folder: string): string {
  const name = basename(resolve(folder));
  const quote = (text: string) => (/^[\w./-]+$/u.test(text) ? text : `'${text.replace(/'/gu, "'\\''")}'`);
  return `${folder} is a Helm chart, whose templates are not rendered and were skipped. `
    + `To check it, run: helm template ${quote(name)} ${quote(folder)} | npx ${PROGRAM} check -`;
}
