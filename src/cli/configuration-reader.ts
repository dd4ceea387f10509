import type { Configuration, ConfiguredSuppression } from './configuration';
import { containerd, date, failOn, kubernetes, pathPattern, reason, suppressibleRule, text, ValueReader } from './configuration-values';
import { quoted } from '../facts/errors';
import { checkKeys } from '../facts/unknown-keys';
import type { ManifestDocument, SourceRange } from '../manifests';
import type { RuleTargetOptions } from '../rules/rule';

type ConfigurationContent = Pick<Configuration, 'target' | 'failOn' | 'suppressions'>;
type Mapping = Readonly<Record<string, unknown>>;

/**
 * Reads the whole document of a configuration and collects all its problems, so that a user can fix
 * them in one run.
 */
export class ConfigurationReader {
  public readonly problems: { readonly text: string; readonly range: SourceRange }[] = [];

  constructor(private readonly document: ManifestDocument) {}

  public read(): ConfigurationContent {
    const root = this.mapping('', 'the configuration', this.document.value, ['target', 'failOn', 'suppressions']);
    const target = root.target === undefined ? {} : this.mapping('/target', 'target', root.target, ['containerd', 'kubernetes']);
    return {
      target: {
        containerd: this.optional('/target', target, 'containerd', containerd),
        kubernetes: this.optional('/target', target, 'kubernetes', kubernetes),
      } satisfies RuleTargetOptions,
      failOn: this.optional('', root, 'failOn', failOn),
      suppressions: this.suppressions(root.suppressions),
    };
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
      this.attempt(`${pointer}/${key.replace(/~/gu, '~0').replace(/\//gu, '~1')}`, () => checkKeys(what, { [key]: true }, known));
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
