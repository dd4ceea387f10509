import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkInputs } from '../../src/cli/check-inputs';
import { checkOptions } from '../../src/cli/check-options';
import type { CheckResult } from '../../src/cli/check-result';
import type { RuleTargetOptions } from '../../src/rules/rule';

const folder = join(__dirname, 'examples');

/** The date on which examples are checked. No rule depends on it. */
const TODAY = '2030-01-15';

const PLACEHOLDER = /<\d+ characters>/gu;

/** A manifest and the options for its `check`. */
export interface ExampleManifest {
  /** The name of the manifest on the page. */
  readonly file: string;
  readonly text: string;
  readonly options: readonly string[];
}

/** A manifest that breaks a rule, and its fix. */
export interface RuleExample {
  /** Each line that the rule reports ends in a comment with the rule's id. */
  readonly broken: ExampleManifest;
  /** The same with the fix: another manifest, or other options if only another cluster fixes it. */
  readonly mended: ExampleManifest;
}

/**
 * The example of a rule: `examples/hpc014.yaml` and `examples/hpc014.fixed.yaml`. The first can
 * start with the options that it needs: `# check: --target-containerd 1.6`. If no manifest fixes
 * it, `# mended by:` has the options of a cluster that does.
 */
export function exampleOf(id: string): RuleExample {
  const [name, fixedName] = [`${id.toLowerCase()}.yaml`, `${id.toLowerCase()}.fixed.yaml`];
  const { text, options, mendedBy } = withoutHead(readFileSync(join(folder, name), 'utf8'));
  const fixed = join(folder, fixedName);
  if (existsSync(fixed) === (mendedBy !== undefined)) {
    throw new Error(`the example of ${id} needs either ${fixedName} or a line "# mended by:"`);
  }
  return {
    broken: { file: name, text, options },
    mended: mendedBy === undefined ? { file: fixedName, text: readFileSync(fixed, 'utf8'), options } : { file: name, text, options: mendedBy },
  };
}

/** The findings of the command line in a manifest. */
export function checked(example: ExampleManifest): CheckResult {
  const bytes = Buffer.from(expanded(example.text));
  return checkInputs({ sources: [{ path: example.file, bytes }], missing: [], skipped: [] }, { target: targetOf(example), failOn: 'error', today: TODAY });
}

/** The target in the options of a manifest. */
export function targetOf({ options, file }: ExampleManifest): RuleTargetOptions {
  return checkOptions([...options, file]).target;
}

/**
 * Placeholders for long strings: `<100 characters>`. A manifest with a placeholder does not break
 * its rule when it is copied from the page.
 */
export function placeholdersIn(text: string): string[] {
  return text.match(PLACEHOLDER) ?? [];
}

/** The manifest with a string in place of each placeholder. */
export function expanded(text: string): string {
  return text.replace(PLACEHOLDER, (placeholder) => 'x'.repeat(Number.parseInt(placeholder.slice(1), 10)));
}

function withoutHead(source: string): { text: string; options: string[]; mendedBy?: string[] } {
  const head = /^(?:# (?:check|mended by): .*\n)*/u.exec(source)![0];
  const optionsAfter = (label: string) => new RegExp(`^# ${label}: (.*)$`, 'mu').exec(head)?.[1].split(' ');
  return { text: source.slice(head.length), options: optionsAfter('check') ?? [], mendedBy: optionsAfter('mended by') };
}
