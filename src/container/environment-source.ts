import { k8s } from 'cdk8s-plus-28';
import { IConfigMapReference, ISecretReference, referencedName } from './object-references';
import { checkEnvironmentName } from '../facts/kubernetes-names';
import { checkKeys } from '../facts/unknown-keys';

/** Options for environment variables from all keys of an object. */
export interface EnvironmentSourceOptions {
  /**
   * Prefix of each variable's name.
   * @default - none
   */
  readonly prefix?: string;

  /**
   * Whether the container can start if the object does not exist.
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * All keys of a ConfigMap or a Secret as environment variables. If a name is repeated, the last one
 * wins.
 */
export class EnvironmentSource {
  /** All keys of a ConfigMap. */
  public static fromConfigMap(configMap: IConfigMapReference, options: EnvironmentSourceOptions = {}): EnvironmentSource {
    return new EnvironmentSource({ configMapRef: { name: referencedName('EnvironmentSource', configMap, 'ConfigMap'), optional: options.optional } }, options);
  }

  /** All keys of a Secret. */
  public static fromSecret(secret: ISecretReference, options: EnvironmentSourceOptions = {}): EnvironmentSource {
    return new EnvironmentSource({ secretRef: { name: referencedName('EnvironmentSource', secret, 'Secret'), optional: options.optional } }, options);
  }

  private readonly spec: k8s.EnvFromSource;

  private constructor(reference: k8s.EnvFromSource, options: EnvironmentSourceOptions) {
    checkKeys('EnvironmentSource', options, { prefix: true, optional: true });
    if (options.prefix !== undefined) {
      checkEnvironmentName(options.prefix);
    }
    this.spec = { ...reference, prefix: options.prefix };
  }

  /** @internal */
  public _toKube(): k8s.EnvFromSource {
    return this.spec;
  }
}
