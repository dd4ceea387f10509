import { containerd, failOn, kubernetes, text } from './configuration-values';
import type { FailOn } from './fail-on';
import { quoted, userError } from '../facts/errors';
import { checkKeys, KeysOf } from '../facts/unknown-keys';
import type { RuleTargetOptions } from '../rules/rule';

/** The validated `properties` of the plugin in cdk8s.yaml. */
export interface PluginProperties extends RuleTargetOptions {
  /** @default - the value of the configuration, or `error` */
  readonly failOn?: FailOn;
  /**
   * The path of a configuration.
   * @default - the configuration in the working directory, if there is one
   */
  readonly config?: string;
}

const keys: KeysOf<PluginProperties> = { containerd: true, kubernetes: true, failOn: true, config: true };

/** Reads the properties of cdk8s.yaml. Throws if a property is unknown. */
export function pluginProperties(written: unknown): PluginProperties {
  if (typeof written !== 'object' || written === null || Array.isArray(written)) {
    throw userError({ message: `properties of HostProcessValidation are ${quoted(written)}`, fix: 'Write a mapping, such as { containerd: "1.7" }.' });
  }
  checkKeys('HostProcessValidation', written, keys);
  const values = written as Record<string, unknown>;
  const optional = <Value>(name: keyof PluginProperties, read: (name: string, value: unknown) => Value) => (
    values[name] === undefined ? undefined : read(name, values[name])
  );
  return {
    containerd: optional('containerd', containerd),
    kubernetes: optional('kubernetes', kubernetes),
    failOn: optional('failOn', failOn),
    config: optional('config', text),
  };
}
