import { quoted, userError } from '../facts/errors';
import { checkDnsSubdomain } from '../facts/kubernetes-names';

/**
 * A Secret by its name. In TypeScript, Python and Go, a `Secret` of every version of cdk8s-plus is
 * an `ISecretReference`.
 */
export interface ISecretReference {
  /** Kind of the object: `Secret`. */
  readonly kind: string;

  /** Name of the Secret. */
  readonly name: string;
}

/**
 * A ConfigMap by its name. In TypeScript, Python and Go, a `ConfigMap` of every version of
 * cdk8s-plus is an `IConfigMapReference`.
 */
export interface IConfigMapReference {
  /** Kind of the object: `ConfigMap`. */
  readonly kind: string;

  /** Name of the ConfigMap. */
  readonly name: string;
}

/**
 * A service account by its name. In TypeScript, Python and Go, a `ServiceAccount` of every version
 * of cdk8s-plus is an `IServiceAccountReference`.
 */
export interface IServiceAccountReference {
  /** Kind of the object: `ServiceAccount`. */
  readonly kind: string;

  /** Name of the service account. */
  readonly name: string;
}

/** A Secret that exists in the cluster, or that another tool creates. */
export class SecretReference implements ISecretReference {
  /**
   * A Secret in the namespace of the pods.
   * @param name name of the Secret: a DNS subdomain
   */
  public static fromName(name: string): SecretReference {
    checkDnsSubdomain('SecretReference: name', name);
    return new SecretReference(name);
  }

  /** Kind of the object: `Secret`. */
  public readonly kind: string = 'Secret';

  private constructor(
    /** Name of the Secret. */
    public readonly name: string,
  ) {}
}

/** A ConfigMap that exists in the cluster, or that another tool creates. */
export class ConfigMapReference implements IConfigMapReference {
  /**
   * A ConfigMap in the namespace of the pods.
   * @param name name of the ConfigMap: a DNS subdomain
   */
  public static fromName(name: string): ConfigMapReference {
    checkDnsSubdomain('ConfigMapReference: name', name);
    return new ConfigMapReference(name);
  }

  /** Kind of the object: `ConfigMap`. */
  public readonly kind: string = 'ConfigMap';

  private constructor(
    /** Name of the ConfigMap. */
    public readonly name: string,
  ) {}
}

/** A service account that exists in the cluster, or that another tool creates. */
export class ServiceAccountReference implements IServiceAccountReference {
  /**
   * A service account in the namespace of the pods.
   * @param name name of the service account: a DNS subdomain
   */
  public static fromName(name: string): ServiceAccountReference {
    checkDnsSubdomain('ServiceAccountReference: name', name);
    return new ServiceAccountReference(name);
  }

  /** Kind of the object: `ServiceAccount`. */
  public readonly kind: string = 'ServiceAccount';

  private constructor(
    /** Name of the service account. */
    public readonly name: string,
  ) {}
}

type Kind = 'ConfigMap' | 'Secret' | 'ServiceAccount';

/**
 * The name of the object. Checks the kind, because TypeScript accepts any object with a kind and a
 * name.
 */
export function referencedName(what: string, reference: { readonly kind: string; readonly name: string }, kind: Kind): string {
  if (reference?.kind !== kind || typeof reference.name !== 'string') {
    const given = typeof reference?.kind === 'string' ? `a ${reference.kind}` : quoted(reference);
    throw userError({ message: `${what} must be a ${kind}, got ${given}`, fix: `Use ${kind}Reference.fromName(name), or a ${kind} of cdk8s-plus.` });
  }
  return reference.name;
}
