/** One thing that the API server has against an object. */
export interface Cause {
  /** As the server writes it: `spec.containers[0].ports[1].hostPort`. */
  readonly field: string;
  readonly message: string;
}

interface Words {
  readonly rule: string;
  /** The end of the field. */
  readonly field: RegExp;
  readonly message: RegExp;
}

const podField = (names: string) => new RegExp(`(?:^|\\.)spec\\.(?:${names})$`, 'u');
const podSecurity = (names: string) => new RegExp(`(?:^|\\.)spec\\.securityContext\\.(?:${names})$`, 'u');
const container = String.raw`(?:^|\.)spec\.(?:initContainers|containers|ephemeralContainers)\[\d+\]`;
const containerField = (path: string) => new RegExp(`${container}\\.(?:${path})$`, 'u');
const windowsOption = (name: string) => new RegExp(`(?:^|\\.)spec\\.(?:(?:initContainers|containers|ephemeralContainers)\\[\\d+\\]\\.)?securityContext\\.windowsOptions\\.${name}$`, 'u');
const NOT_FOR_WINDOWS = /^Forbidden: cannot be set for a windows pod$/u;

/**
 * Which rule speaks of what the API server says. It is written after what the server was seen to answer and its sources, not
 * after the rules.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go
 */
const words: readonly Words[] = [
  { rule: 'HPC001', field: /(?:^|\.)spec$/u, message: /all containers must be HostProcess containers/u },
  { rule: 'HPC002', field: windowsOption('hostProcess'), message: /pod hostProcess value must be identical/u },
  { rule: 'HPC003', field: podField('hostNetwork'), message: /hostNetwork must be true if pod contains any hostProcess containers/u },
  { rule: 'HPC004', field: /\.securityContext\.windowsOptions$/u, message: /windows options cannot be set for a linux pod/u },
  {
    rule: 'HPC005',
    field: podSecurity('seLinuxOptions|seccompProfile|fsGroup|fsGroupChangePolicy|sysctls|runAsUser|runAsGroup|supplementalGroups|supplementalGroupsPolicy|seLinuxChangePolicy|appArmorProfile'),
    message: NOT_FOR_WINDOWS,
  },
  {
    rule: 'HPC006',
    field: containerField(
      'securityContext\\.(?:seLinuxOptions|seccompProfile|capabilities|readOnlyRootFilesystem|privileged|allowPrivilegeEscalation|procMount|runAsUser|runAsGroup|appArmorProfile)',
    ),
    message: NOT_FOR_WINDOWS,
  },
  { rule: 'HPC008', field: podField('os|os\\.name'), message: /^(?:Unsupported value: .*"linux", "windows"|Required value)$/u },
  { rule: 'HPC010', field: windowsOption('runAsUserName'), message: /cannot be an empty string|cannot contain control characters/u },
  { rule: 'HPC011', field: windowsOption('runAsUserName'), message: /cannot contain more than one backslash/u },
  { rule: 'HPC012', field: windowsOption('runAsUserName'), message: /runAsUserName's Domain/u },
  { rule: 'HPC013', field: windowsOption('runAsUserName'), message: /runAsUserName's User/u },
  { rule: 'HPC027', field: windowsOption('gmsaCredentialSpecName'), message: /./u },
  { rule: 'HPC028', field: windowsOption('gmsaCredentialSpec'), message: /./u },
  { rule: 'HPC030', field: containerField('ports\\[\\d+\\]\\.hostPort'), message: /must match `containerPort` when `hostNetwork` is true/u },
  { rule: 'HPC031', field: containerField('ports\\[\\d+\\]\\.hostPort'), message: /^Duplicate value/u },
  { rule: 'HPC033', field: podField('hostUsers'), message: NOT_FOR_WINDOWS },
  { rule: 'HPC033', field: podField('hostNetwork|HostPID|HostIPC'), message: /when `hostUsers` is false/u },
  { rule: 'HPC033', field: containerField('volumeDevices'), message: /when `hostUsers` is false/u },
  { rule: 'HPC034', field: podField('hostPID|hostIPC'), message: NOT_FOR_WINDOWS },
  { rule: 'HPC035', field: podField('shareProcessNamespace'), message: NOT_FOR_WINDOWS },
  { rule: 'HPC052', field: containerField('volumeMounts\\.mountPropagation'), message: /available only to privileged containers/u },
  { rule: 'HPC063', field: podField('resources'), message: /may not be set for a windows pod/u },
  { rule: 'HPC076', field: podField('hostnameOverride'), message: /may not be specified when hostNetwork is true/u },
  { rule: 'HPC077', field: /\.volumes\[\d+\]\.hostPath\.path$/u, message: /must not contain '\.\.'/u },
  { rule: 'HPC078', field: podSecurity('shareProcessNamespace'), message: /ShareProcessNamespace and HostPID cannot both be enabled/u },
  { rule: 'HPC078', field: containerField('securityContext'), message: /cannot set `allowPrivilegeEscalation` to false and `(?:privileged|capabilities.Add)`/u },
  { rule: 'HPC078', field: containerField('securityContext\\.procMount'), message: /`hostUsers` must be false to use `Unmasked`/u },
  { rule: 'HPC079', field: podField('dnsPolicy'), message: /^Unsupported value/u },
  { rule: 'HPC079', field: podField(String.raw`dnsConfig(?:\.(?:nameservers|searches)(?:\[\d+\])?)?`), message: /./u },
  { rule: 'HPC081', field: podField('dnsConfig\\.options\\[\\d+\\]'), message: /^Required value/u },
  { rule: 'HPC115', field: containerField('volumeMounts\\[\\d+\\]\\.mountPath'), message: /must be unique/u },
  { rule: 'HPC081', field: containerField('volumeMounts\\.mountPropagation'), message: /^Unsupported value/u },
  { rule: 'HPC081', field: containerField('volumeMounts\\[\\d+\\]\\.name'), message: /^Not found/u },
  { rule: 'HPC081', field: /\.volumes\[\d+\]\.hostPath\.path$/u, message: /^Required value/u },
  { rule: 'HPC084', field: podField('ephemeralContainers'), message: /cannot be set on create|not allowed in pod template/u },
];

/** The rules that the API server can be asked about. */
export const rulesWithWords: ReadonlySet<string> = new Set(words.map(({ rule }) => rule));

/** The rule that a cause belongs to, or undefined for what no rule is about. */
export function ruleOf({ field, message }: Cause): string | undefined {
  const belonging = words.filter((candidate) => candidate.field.test(field) && candidate.message.test(message));
  if (belonging.length > 1) {
    throw new Error(`${field}: ${message} belongs to ${belonging.map(({ rule }) => rule).join(' and ')}`);
  }
  return belonging[0]?.rule;
}

/** One line for all causes that differ in places and values only. */
export function sortOfCause({ field, message }: Cause): string {
  return `${placeOfCause({ field })}: ${withoutValues(message)}`;
}

/** The field in the pod's spec, without positions: `containers[].ports[].hostPort`. */
export function placeOfCause({ field }: Pick<Cause, 'field'>): string {
  return field.replace(/\[\d+\]/gu, '[]').replace(/^.*?(?:^|\.)spec\.(?:.*\.spec\.)?/u, '');
}

/** The same for warnings. */
export function sortOfWarning(text: string): string {
  return withoutValues(text.replace(/[\w.]*spec\.[\w.[\]]*\w\]?/gu, '…'));
}

function withoutValues(message: string): string {
  return message.replace(/"(?:[^"\\]|\\.)*"|\{[^]*\}|\[[^]*\]|\b\d+\b/gu, '…').slice(0, 120);
}
