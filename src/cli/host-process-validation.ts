import { basename } from 'node:path';
import { configuredBaseline, readBaseline } from './baseline-file';
import { checkInputs } from './check-inputs';
import { configurationIn } from './configuration-file';
import { fails } from './fail-on';
import { readInputs } from './input-files';
import { PluginProperties, pluginProperties } from './plugin-properties';
import { Violation, violationsOf } from './plugin-violations';
import { targetText } from './target';
import { Severity } from '../rules/finding';
import type { RuleTargetOptions } from '../rules/rule';

/**
 * The part of the context of cdk8s-cli that this plugin uses. A dependency on cdk8s-cli for its
 * type would install it for every user.
 */
interface ValidationContext {
  readonly manifests: readonly string[];
  /** True if the manifests are in a temporary folder. */
  readonly stdout?: boolean;
  readonly report: {
    addViolation(violation: Violation): void;
    submit(status: 'success' | 'failure', metadata: Record<string, string>): void;
  };
}

/**
 * Validation plugin for cdk8s-cli: `cdk8s synth` applies the rules to everything that the app
 * writes, from any source. Constructs of this library apply the same rules to themselves. The
 * plugin adds Helm charts, includes and plain API objects, the rules about several objects, and
 * warnings.
 *
 * Add it to cdk8s.yaml:
 *
 * ```yaml
 * validations:
 *   - package: ./node_modules/cdk8s-hostprocess
 *     version: 0.0.0
 *     class: HostProcessValidation
 *     properties:
 *       containerd: "1.7"
 *       kubernetes: "1.30"
 *       failOn: error
 * ```
 *
 * @see https://cdk8s.io/docs/latest/cli/synth/
 */
export class HostProcessValidation {
  private readonly properties: PluginProperties;

  /**
   * @param properties the `properties` of cdk8s.yaml, all of them optional: `containerd` is the
   * oldest containerd on the Windows nodes, a release line such as `"1.7"` (the default) or a
   * release such as `"1.7.20"`. `kubernetes` is the version of the cluster, such as `"1.30"`. All
   * rules apply if it is omitted. `failOn` is the lowest severity that fails the synth: `error`
   * (the default), `warning` or `never`. `config` is the path of a configuration with targets and
   * suppressions, by default `.cdk8s-hostprocess.yaml` in the working directory if there is one.
   * Properties override the configuration.
   * @throws if there are other properties or values
   */
  public constructor(properties: any = {}) {
    this.properties = pluginProperties(properties);
  }

  /**
   * cdk8s-cli calls this method. It reports a violation for each broken rule and submits the
   * report: `failure`, which ends cdk8s-cli with exit code 2, or `success`. Findings that an
   * annotation or the configuration suppresses are counted, but are not violations.
   *
   * @param context the validation context of cdk8s-cli
   * @throws if the configuration cannot be read or is not valid
   */
  public async validate(context: any): Promise<void> {
    const { manifests, stdout, report }: ValidationContext = context;
    const configuration = configurationIn(process.cwd(), this.properties.config, 'Set its path relative to the folder in which cdk8s synth runs.');
    const target: RuleTargetOptions = {
      containerd: this.properties.containerd ?? configuration?.target.containerd,
      kubernetes: this.properties.kubernetes ?? configuration?.target.kubernetes,
    };
    const failOn = this.properties.failOn ?? configuration?.failOn ?? 'error';
    const inputs = await readInputs(manifests, {
      workingDirectory: process.cwd(), readStdin: async () => Buffer.alloc(0), reports: new Set(), exclude: configuration?.exclude,
    });
    const baselinePath = configuredBaseline(configuration);
    const { findings, summary } = checkInputs(inputs, {
      target,
      failOn,
      configuration,
      baseline: baselinePath === undefined ? undefined : readBaseline(baselinePath, process.cwd()),
      today: new Date().toISOString().slice(0, 10),
    });
    // Only the command line reports suppressions without effect, because it sees files that the app
    // does not write.
    const counted = findings.filter(({ finding, file }) => finding.suppression === undefined && file !== configuration?.file);
    violationsOf(counted, stdout === true ? basename : (path) => path).forEach((violation) => report.addViolation(violation));
    const errors = counted.filter(({ finding }) => finding.severity === Severity.ERROR).length;
    report.submit(counted.some(({ finding }) => fails(finding, failOn)) ? 'failure' : 'success', {
      Errors: String(errors),
      Warnings: String(counted.length - errors),
      Suppressed: String(summary.suppressed),
      ...baselinePath === undefined ? {} : { 'In baseline': String(summary.inBaseline) },
      Documents: String(summary.documents),
      Target: targetText(target),
    });
  }
}
