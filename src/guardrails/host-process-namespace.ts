import { ApiObject, ApiObjectMetadata, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { quoted, userError } from '../facts/errors';
import { checkAnnotations, checkDnsLabel, checkLabels } from '../facts/kubernetes-names';
import { checkedKeys } from '../facts/unknown-keys';

/** Properties of a namespace for HostProcess workloads. */
export interface HostProcessNamespaceProps {
  /**
   * The metadata of the namespace.
   * @default - a generated name
   */
  readonly metadata?: ApiObjectMetadata;
}

const LEVEL = 'privileged';
const modes = ['enforce', 'audit', 'warn'].map((mode) => `pod-security.kubernetes.io/${mode}`);

/**
 * A namespace with the Pod Security level `privileged`, which HostProcess pods need: the levels
 * `baseline` and `restricted` refuse them. Anyone who can create pods in this namespace controls
 * every Windows node, so do not use it for anything else.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 *
 * @example
 * new HostProcessNamespace(chart, 'namespace', { metadata: { name: 'node-agents' } });
 */
export class HostProcessNamespace extends Construct {
  /**
   * The name of the namespace, for `metadata.namespace` of workloads or the `namespace` of a chart.
   */
  public readonly name: string;

  public constructor(scope: Construct, id: string, props: HostProcessNamespaceProps = {}) {
    super(scope, id);
    const { metadata } = checkedKeys('HostProcessNamespace', props, { metadata: true });
    checkMetadata(metadata);
    const namespace = new ApiObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        ...metadata,
        labels: {
          ...metadata?.labels,
          ...Object.fromEntries(modes.map((mode) => [mode, LEVEL])),
        },
      },
    });
    // A Namespace object has no namespace, but cdk8s sets the one of the chart.
    namespace.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
    this.name = namespace.name;
  }
}

function checkMetadata({ name, labels, annotations }: ApiObjectMetadata = {}): void {
  if (name !== undefined) {
    checkDnsLabel('HostProcessNamespace: name', name);
  }
  checkLabels(labels);
  checkAnnotations(annotations);
  const mode = modes.find((label) => (labels?.[label] ?? LEVEL) !== LEVEL);
  if (mode !== undefined) {
    throw userError({
      rule: 'HPC036',
      message: `HostProcessNamespace: label ${mode} is ${quoted(labels![mode])}`,
      fix: 'Remove the label: Pod Security admits HostProcess pods only at the level privileged.',
    });
  }
}
