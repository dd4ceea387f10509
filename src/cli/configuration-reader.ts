import type { Configuration, ConfiguredSeverity, ConfiguredSuppression } from './configuration';
import { adjustableRule, containerd, date, failOn, kubernetes, pathPattern, reason, ruleSeverity, suppressibleRule, text, ValueReader } from './configuration-values';
import { quoted } from '../facts/errors';
import { checkKeys } from '../facts/unknown-keys';
import type { ManifestDocument, SourceRange } from '../manifests';
import { Severity } from '../rules/finding';
import type { RuleTargetOptions } from '../rules/rule';

type ConfigurationContent = Omit<Configuration, 'file'>;
type Mapping = Readonly<Record<string, unknown>>;

/**
 * Reads the whole document of a configuration and collects all its problems, so that a user can fix
 * them in one run.
 */
export class ConfigurationReader {
  public readonly problems: { readonly text: string; readonly range: SourceRange }[] = [];

  constructor(private readonly document: ManifestDocument) {}

  public read(): ConfigurationContent {
    const root = this.mapping('', 'the configuration', this.document.value, ['target', 'failOn', 'exclude', 'baseline', 'severities', 'suppressions']);
    const target = root.target === undefined ? {} : this.mapping('/target', 'target', root.target, ['containerd', 'kubernetes']);
    return {
      target: {
        containerd: this.optional('/target', target, 'containerd', containerd),
        kubernetes: this.optional('/target', target, 'kubernetes', kubernetes),
      } satisfies RuleTargetOptions,
      failOn: this.optional('', root, 'failOn', failOn),
      exclude: this.patterns(root.exclude),
      baseline: this.optional('', root, 'baseline', text),
      severities: this.severities(root.severities),
      suppressions: this.suppressions(root.suppressions),
    };
  }

  private patterns(value: unknown): string[] {
    if (value === undefined || value === null) {
      return [];
    }
    if (!Array.isArray(value)) {
      this.report('/exclude', 'exclude is not a list. Write one pattern for each path: - vendor/**.');
      return [];
    }
    return value.flatMap((entry: unknown, index) => this.attempt(`/exclude/${index}`, () => pathPattern('a pattern of exclude', entry)) ?? []);
  }

  private severities(value: unknown): ConfiguredSeverity[] {
    if (value === undefined || value === null) {
      return [];
    }
    const found: ConfiguredSeverity[] = [];
    for (const [key, entry] of Object.entries(this.openMapping('/severities', value))) {
      const pointer = `/severities/${escapedKey(key)}`;
      const rule = this.attempt(pointer, () => adjustableRule('a rule of severities', key));
      const severity = this.chosenSeverity(pointer, entry, rule);
      if (rule !== undefined && severity !== undefined) {
        if (found.some((other) => other.rule === rule)) {
          this.report(pointer, `severities has two entries for ${rule}. Remove one of them.`);
        }
        found.push({ rule, severity, range: this.document.locate(pointer), pointer });
      }
    }
    return found;
  }

  /** `error`, or a mapping with `severity` and `reason`. Only a higher severity needs no reason. */
  private chosenSeverity(pointer: string, entry: unknown, rule: string | undefined): ConfiguredSeverity['severity'] | undefined {
    const isMapping = typeof entry === 'object' && entry !== null;
    const written = isMapping ? this.mapping(pointer, 'a severity', entry, ['severity', 'reason']) : { severity: entry };
    if (isMapping && !Object.hasOwn(written, 'severity')) {
      this.report(pointer, 'a severity has no "severity". Write error, warning or off.');
      return undefined;
    }
    const severity = this.attempt(isMapping ? `${pointer}/severity` : pointer, () => ruleSeverity('severity', written.severity));
    if (Object.hasOwn(written, 'reason')) {
      this.attempt(`${pointer}/reason`, () => reason('reason', written.reason));
    } else if (severity !== undefined && severity !== Severity.ERROR && rule !== undefined) {
      this.report(pointer, `the severity of ${rule} is ${severity}, without a reason. Write { severity: "${severity}", reason: "..." }.`);
    }
    return severity;
  }

  private openMapping(pointer: string, value: unknown): Mapping {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.report(pointer, 'severities is not a mapping. Write the id of a rule and its severity: HPC046: error.');
      return {};
    }
    return value as Mapping;
  }

  private suppressions(value: unknown): ConfiguredSuppression[] {
    if (value === undefined || value === null) {
      return [];
    }
    if (!Array.isArray(value)) {
      this.report('/suppressions', 'suppressions is not a list. Write one entry for each suppression: - rule: HPC046.');
      return [];
    }
    return value.flatMap((entry: unknown, index) => {
      const pointer = `/suppressions/${index}`;
      const written = this.mapping(pointer, 'a suppression', entry, ['rule', 'reason', 'subject', 'path', 'expires']);
      const [rule, why] = [this.required(pointer, written, 'rule', suppressibleRule), this.required(pointer, written, 'reason', reason)];
      const limits = {
        subject: this.optional(pointer, written, 'subject', text),
        path: this.optional(pointer, written, 'path', pathPattern),
        expires: this.optional(pointer, written, 'expires', date),
      };
      return rule === undefined || why === undefined ? [] : [{ rule, reason: why, ...limits, range: this.document.locate(`${pointer}/rule`), pointer }];
    });
  }

  /** The mapping, after a check of its keys. An empty mapping for anything else. */
  private mapping(pointer: string, what: string, value: unknown, keys: readonly string[]): Mapping {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.report(pointer, `${what} is not a mapping. Its keys are: ${keys.join(', ')}.`);
      return {};
    }
    const known = Object.fromEntries(keys.map((key) => [key, true]));
    for (const key of Object.keys(value)) {
      this.attempt(`${pointer}/${escapedKey(key)}`, () => checkKeys(what, { [key]: true }, known));
    }
    return value as Mapping;
  }

  private required<Value>(pointer: string, mapping: Mapping, key: string, read: ValueReader<Value>): Value | undefined {
    if (!Object.hasOwn(mapping, key)) {
      this.report(pointer, `a suppression has no ${quoted(key)}. Every suppression needs a rule and a reason.`);
      return undefined;
    }
    return this.attempt(`${pointer}/${key}`, () => read(key, mapping[key]));
  }

  private optional<Value>(pointer: string, mapping: Mapping, key: string, read: ValueReader<Value>): Value | undefined {
    return Object.hasOwn(mapping, key) ? this.attempt(`${pointer}/${key}`, () => read(key, mapping[key])) : undefined;
  }

  private attempt<Value>(pointer: string, read: () => Value): Value | undefined {
    try {
      return read();
    } catch (error) {
      this.report(pointer, (error as Error).message);
      return undefined;
    }
  }

  private report(pointer: string, message: string): void {
    this.problems.push({ text: message, range: this.document.locate(pointer) });
  }
}

function escapedKey(key: string): string {
  return key.replace(/~/gu, '~0').replace(/\//gu, '~1');
}
