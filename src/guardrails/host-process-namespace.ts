import { ApiObject, ApiObjectMetadata, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { quoted, userError } from '../facts/errors';
import { checkAnnotations, checkDnsLabel, checkLabels } from '../facts/kubernetes-names';
import { checkedKeys } from '../facts/unknown-keys';

/** Properties of a namespace for HostProcess workloads. */
export interface HostProcessNamespaceProps {
  /**
   * Metadata of the namespace.
   * @default - a generated name
   */
  readonly metadata?: ApiObjectMetadata;
}

const LEVEL = 'privileged';
const modes = ['enforce', 'audit', 'warn'].map((mode) => `pod-security.kubernetes.io/${mode}`);

/**
 * A namespace in which Pod Security lets HostProcess pods run: levels `baseline` and `restricted` refuse them. Whoever may
 * make pods in it controls every Windows node, so keep it apart from everything else.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 *
 * @example
 * new HostProcessNamespace(chart, 'namespace', { metadata: { name: 'node-agents' } });
 */
export class HostProcessNamespace extends Construct {
  /** Name of the namespace, for `metadata.namespace` of workloads or the `namespace` of a chart. */
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
    // A namespace lies in no namespace, but cdk8s gives it that of the chart.
    namespace.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
    this.name = namespace.name;
  }
}

function checkMetadata({ name, labels, annotations }: ApiObjectMetadata = {}): void {
  if (name !== undefined) {
    checkDnsLabel('namespace', name);
  }
  checkLabels(labels);
  checkAnnotations(annotations);
  const mode = modes.find((label) => (labels?.[label] ?? LEVEL) !== LEVEL);
  if (mode !== undefined) {
    throw userError({
      rule: 'HPC036',
      message: `namespace for HostProcess pods has the label ${mode}: ${quoted(labels![mode])}`,
      fix: 'Leave it out: Pod Security lets HostProcess pods in at the level privileged only.',
    });
  }
}
