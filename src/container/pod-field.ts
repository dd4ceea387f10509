import { k8s } from 'cdk8s-plus-28';
import { quantity } from './api-values';
import { quoted, userError } from '../facts/errors';
import { checkDnsLabel, checkQualifiedName } from '../facts/kubernetes-names';
import { checkKeys } from '../facts/unknown-keys';

/**
 * A field of the pod that a container can read through the downward API, as an environment variable
 * or a file.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
 */
export class PodField {
  /** Name of the node. */
  public static readonly NODE_NAME = new PodField('spec.nodeName', false);
  /** Name of the pod. */
  public static readonly POD_NAME = new PodField('metadata.name');
  /** Namespace of the pod. */
  public static readonly POD_NAMESPACE = new PodField('metadata.namespace');
  /** UID of the pod. */
  public static readonly POD_UID = new PodField('metadata.uid');
  /** IP address of the pod, which is the IP address of its node. */
  public static readonly POD_IP = new PodField('status.podIP', false);
  /** IP address of the node. */
  public static readonly HOST_IP = new PodField('status.hostIP', false);
  /** Name of the service account. */
  public static readonly SERVICE_ACCOUNT_NAME = new PodField('spec.serviceAccountName', false);

  /** A label of the pod. */
  public static label(key: string): PodField {
    checkQualifiedName('PodField: label', key);
    return new PodField(`metadata.labels['${key}']`);
  }

  /** An annotation of the pod. */
  public static annotation(key: string): PodField {
    checkQualifiedName('PodField: annotation', key.toLowerCase());
    return new PodField(`metadata.annotations['${key}']`);
  }

  private constructor(
    /** The path of the field, such as `spec.nodeName`. */
    public readonly fieldPath: string,
    /** Whether a file of a volume can contain the field. @internal */
    public readonly _inFiles = true,
  ) {}
}

/** Amounts of a container's resources, for the downward API. */
export enum ResourceField {
  /** CPU limit. */
  CPU_LIMIT = 'limits.cpu',
  /** CPU request. */
  CPU_REQUEST = 'requests.cpu',
  /** Memory limit. */
  MEMORY_LIMIT = 'limits.memory',
  /** Memory request. */
  MEMORY_REQUEST = 'requests.memory',
  /** Limit of ephemeral storage. */
  EPHEMERAL_STORAGE_LIMIT = 'limits.ephemeral-storage',
  /** Request of ephemeral storage. */
  EPHEMERAL_STORAGE_REQUEST = 'requests.ephemeral-storage',
}

/** Options for an amount of a container's resources. */
export interface ResourceFieldOptions {
  /**
   * Name of the container that has the resources.
   * @default - the container itself. Required for a file
   */
  readonly container?: string;

  /**
   * Unit of the amount, as a Kubernetes quantity: `1m` for millicores, `1Mi` for mebibytes.
   * @default "1", cores or bytes
   */
  readonly divisor?: string;
}

const cpuDivisors = /^1m?$/;
const sizeDivisors = /^1(k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/;

export function renderResourceField(
  resource: ResourceField, options: ResourceFieldOptions, rules = { containerRequired: false },
): k8s.ResourceFieldSelector {
  checkKeys(`resource field ${resource}`, options, { container: true, divisor: true });
  const { container, divisor } = options;
  const isCpu = resource.endsWith('.cpu');
  if (divisor !== undefined && !(isCpu ? cpuDivisors : sizeDivisors).test(divisor)) {
    throw userError({ message: `divisor ${quoted(divisor)} is not a unit of ${resource}`, fix: isCpu ? 'Use 1 or 1m.' : 'Use 1, 1Ki, 1Mi, 1Gi ... or 1k, 1M, 1G ...' });
  }
  if (container !== undefined) {
    checkDnsLabel(`${resource}: container name`, container);
  }
  if (rules.containerRequired && container === undefined) {
    throw userError({ message: `DownwardApiFile: ${resource} needs the name of a container`, fix: 'Add { container: \'...\' }, because a volume belongs to the whole pod.' });
  }
  return { resource, containerName: container, divisor: divisor === undefined ? undefined : quantity(divisor) };
}
