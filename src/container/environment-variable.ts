import { EnvValue, k8s } from 'cdk8s-plus-28';
import { IConfigMapReference, ISecretReference, referencedName } from './object-references';
import { PodField, renderResourceField, ResourceField, ResourceFieldOptions } from './pod-field';
import { SandboxPath } from './sandbox-path';
import { quoted, userError } from '../facts/errors';
import { checkDataKey, checkEnvironmentName } from '../facts/kubernetes-names';
import { checkKeys } from '../facts/unknown-keys';

/** Options for a value from a ConfigMap or a Secret. */
export interface EnvironmentReferenceOptions {
  /**
   * Whether the container can start if the object or the key does not exist. The variable is then
   * missing.
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * An environment variable of a container. Kubelet replaces `$(NAME)` in the values of later
 * variables and in the command with the value of `NAME`, so the order of variables matters.
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export class EnvironmentVariable {
  /**
   * A fixed value. The container runtime drops variables with an empty value.
   * @see https://github.com/microsoft/hcsshim/blob/main/internal/cmd/cmd.go
   */
  public static fromValue(name: string, value: string): EnvironmentVariable {
    if (typeof value !== 'string') {
      throw userError({ message: `environment variable ${quoted(name)} must have a string as its value, got ${quoted(value)}`, fix: 'Convert the value to a string.' });
    }
    return new EnvironmentVariable(name, { value });
  }

  /** The path of a file in the image or in a mount, or of the token, as the process sees it. */
  public static fromSandboxPath(name: string, path: SandboxPath): EnvironmentVariable {
    return new EnvironmentVariable(name, { value: path.commandLine });
  }

  /** A field of the pod. */
  public static fromPodField(name: string, field: PodField): EnvironmentVariable {
    return new EnvironmentVariable(name, { valueFrom: { fieldRef: { fieldPath: field.fieldPath } } });
  }

  /** An amount of a container's resources. */
  public static fromResourceField(name: string, field: ResourceField, options: ResourceFieldOptions = {}): EnvironmentVariable {
    return new EnvironmentVariable(name, { valueFrom: { resourceFieldRef: renderResourceField(field, options) } });
  }

  /** A key of a ConfigMap. */
  public static fromConfigMap(
    name: string, configMap: IConfigMapReference, key: string, options: EnvironmentReferenceOptions = {},
  ): EnvironmentVariable {
    checkKeys('EnvironmentVariable.fromConfigMap', options, { optional: true });
    checkDataKey(`environment variable ${quoted(name)}: ConfigMap key`, key);
    const reference = referencedName(`source of environment variable ${quoted(name)}`, configMap, 'ConfigMap');
    return new EnvironmentVariable(name, { valueFrom: { configMapKeyRef: { name: reference, key, optional: options.optional } } });
  }

  /** A key of a Secret. */
  public static fromSecret(name: string, secret: ISecretReference, key: string, options: EnvironmentReferenceOptions = {}): EnvironmentVariable {
    checkKeys('EnvironmentVariable.fromSecret', options, { optional: true });
    checkDataKey(`environment variable ${quoted(name)}: Secret key`, key);
    const reference = referencedName(`source of environment variable ${quoted(name)}`, secret, 'Secret');
    return new EnvironmentVariable(name, { valueFrom: { secretKeyRef: { name: reference, key, optional: options.optional } } });
  }

  /** A value of cdk8s-plus-28. */
  public static fromEnvValue(name: string, value: EnvValue): EnvironmentVariable {
    return new EnvironmentVariable(name, { value: value.value, valueFrom: k8s.toJson_EnvVarSource(value.valueFrom) });
  }

  private constructor(
    /** Name of the variable. */
    public readonly name: string,
    private readonly source: Omit<k8s.EnvVar, 'name'>,
  ) {
    checkEnvironmentName(name);
  }

  /** @internal */
  public _toKube(): k8s.EnvVar {
    return { name: this.name, ...this.source };
  }
}
