/**
 * Fields that the API server forbids if `spec.os.name` is `windows`. Most of them are forbidden
 * with any value.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec (field os)
 */
export const linuxOnlyPodFields: readonly LinuxOnlyField[] = [
  ...['hostPID', 'hostIPC'].map((name): LinuxOnlyField => ({ path: [name], rule: 'HPC034', forbidden: (value) => value === true })),
  { path: ['hostUsers'], rule: 'HPC033', forbidden: isSet },
  { path: ['shareProcessNamespace'], rule: 'HPC035', forbidden: isSet },
  ...[
    'seLinuxOptions', 'seccompProfile', 'fsGroup', 'fsGroupChangePolicy', 'runAsUser', 'runAsGroup', 'supplementalGroups',
    'supplementalGroupsPolicy', 'seLinuxChangePolicy', 'appArmorProfile',
  ].map((name): LinuxOnlyField => ({ path: ['securityContext', name], rule: 'HPC005', forbidden: isSet })),
  { path: ['securityContext', 'sysctls'], rule: 'HPC005', forbidden: (value) => Array.isArray(value) && value.length > 0 },
  { path: ['resources'], rule: 'HPC063', forbidden: isSet },
];

/** The same for each container, including init containers and ephemeral containers. */
export const linuxOnlyContainerFields: readonly LinuxOnlyField[] = [
  'seLinuxOptions', 'seccompProfile', 'capabilities', 'readOnlyRootFilesystem', 'privileged', 'allowPrivilegeEscalation', 'procMount',
  'runAsUser', 'runAsGroup', 'appArmorProfile',
].map((name) => ({ path: ['securityContext', name], rule: 'HPC006', forbidden: isSet }));

export interface LinuxOnlyField {
  readonly path: readonly string[];
  /** The rule that reports the field. */
  readonly rule: string;
  forbidden(value: unknown): boolean;
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/**
 * Why a Kubernetes field that users look for is not a property here, and what to use instead.
 */
export const fieldRemedies: ReadonlyMap<string, string> = new Map([
  ['securityContext', 'Set the user with "account". No other field of a security context has an effect on a HostProcess container.'],
  ['windowsOptions', 'Set the user with "account". hostProcess is always true.'],
  ['runAsUserName', 'Use "account", for example WindowsAccount.localService().'],
  ['user', 'Use "account", for example WindowsAccount.localService().'],
  ['hostProcess', 'Leave it out: it is always true here.'],
  ['hostNetwork', 'Leave it out: a HostProcess pod always uses the network of its node.'],
  ['hostPort', 'Leave it out: the container port is the host port.'],
  ['os', 'Leave it out: it is always windows.'],
  ['nodeSelector', 'Use "nodes", for example WindowsNodes.all().withLabel(key, value).'],
  ['affinity', 'Use "nodes", for example WindowsNodes.all().withLabelIn(key, ...values).'],
  ['nodeName', 'Use "nodes" with WindowsNodes.named(node).'],
  ['tolerations', 'Use "nodes" with .tolerating(...).'],
  ['volumeMounts', 'Use "mounts", for example with HostProcessVolume.fromConfigMap(...).mount().'],
  ['volumes', 'Use "mounts". Volumes that a container mounts are added to the pod automatically.'],
  ['serviceAccountName', 'Use "serviceAccount" together with "automountServiceAccountToken".'],
  ['initContainers', 'Set "initContainers" on the workload, not on a container.'],
  ['portNumber', 'Use "ports" with HostProcessPort.tcp(number).'],
  ['port', 'Use "ports" with HostProcessPort.tcp(number).'],
  ['liveness', 'Use "livenessProbe" with HostProcessProbe.'],
  ['readiness', 'Use "readinessProbe" with HostProcessProbe.'],
  ['startup', 'Use "startupProbe" with HostProcessProbe.'],
  ['lifecycle', 'Use "postStart" and "preStop" with HostProcessHandler.'],
  ['envVariables', 'Use "env" with a list of EnvironmentVariable.'],
  ['podMetadata', 'Use "podLabels" and "podAnnotations".'],
  ['maxSurge', 'Leave it out: the new pod cannot bind host ports that the old pod still uses.'],
  ['dnsPolicy', 'Leave it out: a HostProcess container uses the resolver of its node.'],
  ['dnsConfig', 'Leave it out: a HostProcess container uses the resolver of its node.'],
  ['dns', 'Leave it out: a HostProcess container uses the resolver of its node.'],
  ['hostAliases', 'Leave it out: kubelet does not manage the hosts file of a HostProcess container.'],
  ['hostname', 'Leave it out: a HostProcess container has the name of its node.'],
  ['subdomain', 'Leave it out: a HostProcess container has the name of its node.'],
  ['runtimeClassName', 'Leave it out: a HostProcess container is not isolated from its node.'],
  ['namespace', 'Use "metadata: { namespace }".'],
  ['labels', 'Use "metadata: { labels }" for the object and "podLabels" for its pods.'],
  ['annotations', 'Use "metadata: { annotations }" for the object and "podAnnotations" for its pods.'],
  ['dockerRegistryAuth', 'Use "imagePullSecrets".'],
  ['updateStrategy', 'A Deployment has "strategy" with DeploymentStrategy.'],
  ['strategy', 'A DaemonSet has "updateStrategy" with DaemonSetUpdateStrategy.'],
  ['successfulJobsHistoryLimit', 'Use "successfulJobsRetained".'],
  ['failedJobsHistoryLimit', 'Use "failedJobsRetained".'],
  ['terminationGracePeriodSeconds', 'Use "terminationGracePeriod" with a Duration.'],
  ['minReadySeconds', 'Use "minReady" with a Duration.'],
  ['progressDeadlineSeconds', 'Use "progressDeadline" with a Duration.'],
  ['activeDeadlineSeconds', 'Use "activeDeadline" with a Duration.'],
  ['ttlSecondsAfterFinished', 'Use "ttlAfterFinished" with a Duration.'],
  ['startingDeadlineSeconds', 'Use "startingDeadline" with a Duration.'],
  ['initialDelaySeconds', 'Use "initialDelay" with a Duration.'],
  ['periodSeconds', 'Use "period" with a Duration.'],
  ['timeoutSeconds', 'Use "timeout" with a Duration.'],
  ['scheme', 'Use "https: true".'],
  ['httpHeaders', 'Use "headers", an object with the names and values of headers.'],
  ['requests', 'Use "cpu", "memory" and "ephemeralStorage", each with { request, limit }.'],
  ['limits', 'Use "cpu", "memory" and "ephemeralStorage", each with { request, limit }.'],
  ...[
    'runAsNonRoot', 'runAsUser', 'runAsGroup', 'fsGroup', 'capabilities', 'privileged', 'readOnlyRootFilesystem', 'allowPrivilegeEscalation',
    'seccompProfile', 'seLinuxOptions', 'appArmorProfile', 'procMount', 'hostPID', 'hostIPC', 'hostUsers', 'shareProcessNamespace', 'sysctls',
  ].map((name): [string, string] => [name, 'Leave it out: it is for Linux only and has no effect on a HostProcess container.']),
]);
