import { Constraint, containerResources, inRange, labels, memberOf, notEmptyString, numberOrPercentage, oneOf, portNumberOrName, required, requirement, toleration } from './constraint';
import { labelsMatchSelector, mountsExist, restartPolicy } from './pod-constraints';

const named: Constraint = (value) => (value.metadata?.generateName ? [] : required('metadata', 'name')(value));
const handlers = ['exec', 'httpGet', 'tcpSocket'] as const;
const claim = [required('accessModes'), required('resources', 'requests', 'storage')];
const workload = [required('template', 'spec'), labelsMatchSelector];
const always = restartPolicy(['Always'], { isOptional: true });
const ending = restartPolicy(['Never', 'OnFailure'], { isOptional: false });

/**
 * What the API server requires beyond the OpenAPI schema, by type. A test sends objects that
 * violate each of these constraints to an API server.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/apps/validation/validation.go
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/batch/validation/validation.go
 */
export const constraints: Readonly<Record<string, readonly Constraint[]>> = {
  Pod: [named, required('spec'), ({ spec }) => mountsExist(spec, ['spec'])],
  PodTemplate: [named, required('template', 'spec'), ({ template }) => mountsExist(template?.spec, ['template', 'spec'])],
  ReplicationController: [named],
  ReplicaSet: [named],
  Deployment: [named],
  DaemonSet: [named],
  StatefulSet: [named],
  Job: [named, required('spec')],
  CronJob: [named],

  ReplicationControllerSpec: [...workload, always],
  ReplicaSetSpec: [...workload, always],
  DeploymentSpec: [...workload, always, required('selector'), inRange('progressDeadlineSeconds', 1)],
  DaemonSetSpec: [...workload, always, required('selector')],
  StatefulSetSpec: [...workload, always, required('selector')],
  JobSpec: [
    notEmptyString('completionMode', 'podReplacementPolicy'),
    required('template', 'spec'),
    ending,
    // Without both, each of them is 1.
    ({ completionMode, completions, parallelism }) => (completionMode === 'Indexed' && typeof parallelism === 'number' ? required('completions')({ completions }) : []),
    ({ maxFailedIndexes, backoffLimitPerIndex }) => (typeof maxFailedIndexes === 'number' ? required('backoffLimitPerIndex')({ backoffLimitPerIndex }) : []),
  ],
  JobTemplateSpec: [required('spec')],
  PersistentVolumeClaimSpec: [...claim, notEmptyString('volumeMode')],
  PodFailurePolicyRule: [oneOf('onExitCodes', 'onPodConditions')],

  Container: [required('image'), memberOf('restartPolicy', 'Always', 'Never', 'OnFailure')],
  ConfigMapEnvSource: [required('name')],
  ConfigMapKeySelector: [required('name')],
  ContainerPort: [inRange('containerPort', 1, 65535), inRange('hostPort', 0, 65535)],
  EnvFromSource: [oneOf('configMapRef', 'secretRef')],
  EnvVarSource: [oneOf('configMapKeyRef', 'fieldRef', 'fileKeyRef', 'resourceFieldRef', 'secretKeyRef')],
  ExecAction: [required('command')],
  GRPCAction: [inRange('port', 1, 65535)],
  HTTPGetAction: [portNumberOrName('port')],
  LifecycleHandler: [oneOf(...handlers, 'sleep')],
  Probe: [oneOf(...handlers, 'grpc'), inRange('terminationGracePeriodSeconds', 1)],
  ResourceRequirements: [containerResources],
  SecretEnvSource: [required('name')],
  SecretKeySelector: [required('name')],
  TCPSocketAction: [portNumberOrName('port')],

  AzureDiskVolumeSource: [notEmptyString('cachingMode', 'kind')],
  ObjectMeta: [labels('labels')],
  PodSpec: [labels('nodeSelector')],
  PreferredSchedulingTerm: [inRange('weight', 1, 100)],
  RollingUpdateDaemonSet: [numberOrPercentage('maxSurge', 'maxUnavailable')],
  RollingUpdateDeployment: [numberOrPercentage('maxSurge', 'maxUnavailable')],
  RollingUpdateStatefulSetStrategy: [numberOrPercentage('maxUnavailable')],
  WeightedPodAffinityTerm: [inRange('weight', 1, 100)],
  PodDNSConfigOption: [required('name')],
  LabelSelectorRequirement: [requirement('In', 'NotIn', 'Exists', 'DoesNotExist')],
  NodeSelectorRequirement: [requirement('In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt')],
  Toleration: [toleration],
  TopologySpreadConstraint: [inRange('maxSkew', 1), inRange('minDomains', 1), notEmptyString('nodeAffinityPolicy', 'nodeTaintsPolicy')],

  CSIVolumeSource: [({ nodePublishSecretRef }) => (nodePublishSecretRef ? required('nodePublishSecretRef', 'name')({ nodePublishSecretRef }) : [])],
  ConfigMapProjection: [required('name')],
  ConfigMapVolumeSource: [required('name')],
  DownwardAPIVolumeFile: [
    oneOf('fieldRef', 'resourceFieldRef'),
    ({ resourceFieldRef }) => (resourceFieldRef ? required('resourceFieldRef', 'containerName')({ resourceFieldRef }) : []),
  ],
  EphemeralVolumeSource: [required('volumeClaimTemplate')],
  SecretProjection: [required('name')],
  SecretVolumeSource: [required('secretName')],
};
